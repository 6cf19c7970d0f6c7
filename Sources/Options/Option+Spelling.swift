package import JSON

extension Option {
  /// How the value of an option that sets a member of the body is written, there and on the command
  /// line.
  package enum Spelling: Sendable, Equatable {
    /// Any word; a string in the body.
    case string(_ placeholder: String, Completion = .nothing)
    /// A whole number in that range.
    case integer(ClosedRange<Int>)
    /// A decimal number in that range; in the body it is spelled as on the command line.
    case decimal(ClosedRange<Double>)
    /// Text by nature, once for each time the option is given; an array of strings in the body.
    case strings
    /// Text by nature; one is a string in the body, several are an array of text blocks.
    case stringOrBlocks
    /// One of the words as an object's `type`; or a whole number, which stands in a member of its own.
    case mode([String], orNumber: NumberedMode)

    /// A `type` with a number: `{"type":"enabled","budget_tokens":1024}`.
    package struct NumberedMode: Sendable, Equatable {
      /// What `type` says where a number is given.
      package let type: String
      /// The member that holds the number.
      package let member: String
      /// The numbers that are taken.
      package let range: ClosedRange<Int>

      /// See `type`, `member` and `range`.
      package init(_ type: String, _ member: String, in range: ClosedRange<Int>) {
        self.type = type
        self.member = member
        self.range = range
      }
    }

    /// Whether the option may be given more than once and each counts.
    var isRepeatable: Bool { self == .strings || self == .stringOrBlocks }

    var placeholder: String {
      switch self {
      case .string(let placeholder, _): placeholder
      case .integer: "N"
      case .decimal: "NUMBER"
      case .strings, .stringOrBlocks: "TEXT"
      case .mode(let words, _): (words + ["N"]).joined(separator: "|")
      }
    }

    var completion: Completion {
      switch self {
      case .string(_, let completion): completion
      case .strings, .stringOrBlocks: .filesAfterAt
      case .mode(let words, _): .words(words)
      case .integer, .decimal: .nothing
      }
    }
  }
}

extension Arguments {
  /// A member of the body that an option sets, as it was typed.
  package struct Member: Sendable, Equatable {
    /// The option's name without `--`, for messages.
    package let option: String
    /// The member that is set.
    package let member: BodyMember
    /// What it is set to.
    package var value: Value

    /// What the member is to hold.
    package enum Value: Sendable, Equatable {
      case json(JSON)
      /// An array of strings.
      case strings([TextSource])
      /// A string, or an array of text blocks.
      case stringOrBlocks([TextSource])
    }
  }

  /// The value that an option gives to the member at that path; nil where none does.
  package func value(of path: String) -> Member.Value? {
    members.first { $0.member.path == path }?.value
  }

  /// Sets the member, in the place of what the same option gave before.
  mutating func set(_ member: BodyMember, to value: Member.Value, by option: String) {
    if let index = members.firstIndex(where: { $0.option == option }) {
      members[index].value = value
    } else {
      members.append(Member(option: option, member: member, value: value))
    }
  }

  /// Adds one more text to the member.
  mutating func add(_ text: TextSource, to member: BodyMember, by option: String, asBlocks: Bool) {
    guard let index = members.firstIndex(where: { $0.option == option }) else {
      return set(member, to: asBlocks ? .stringOrBlocks([text]) : .strings([text]), by: option)
    }
    switch members[index].value {
    case .strings(var texts):
      // Emptied first, so that adding does not copy what is there.
      members[index].value = .strings([])
      texts.append(text)
      members[index].value = .strings(texts)
    case .stringOrBlocks(var texts):
      members[index].value = .stringOrBlocks([])
      texts.append(text)
      members[index].value = .stringOrBlocks(texts)
    case .json: break
    }
  }
}
