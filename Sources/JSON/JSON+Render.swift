extension JSON {
  /// The value as compact JSON text on one line, in UTF-8: no white space, and no escape that is not
  /// needed or was not there.
  package var rendered: [UInt8] {
    var output: [UInt8] = []
    render(into: &output)
    return output
  }

  /// Appends the value as compact JSON text.
  package func render(into output: inout [UInt8]) {
    // A value may hold files: growing step by step would copy them. One byte is for a line end.
    output.reserveCapacity(output.count + renderedCount + 1)
    append(to: &output)
  }

  /// How many bytes `append` appends.
  private var renderedCount: Int {
    switch self {
    case .null: 4
    case .bool(let flag): flag ? 4 : 5
    case .number(let spelling): spelling.utf8.count
    case .string(let string): string.renderedCount
    case .array(let elements):
      elements.reduce(2 + max(0, elements.count - 1)) { $0 + $1.renderedCount }
    case .object(let members):
      members.reduce(2 + max(0, members.count - 1)) {
        $0 + $1.name.renderedCount + 1 + $1.value.renderedCount
      }
    }
  }

  private func append(to output: inout [UInt8]) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let flag): output += (flag ? "true" : "false").utf8
    case .number(let spelling): output += spelling.utf8
    case .string(let string): string.render(into: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        element.append(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        member.name.render(into: &output)
        output.append(UInt8(ascii: ":"))
        member.value.append(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}

extension JSONString {
  fileprivate var renderedCount: Int {
    switch storage {
    case .spelling(let spelling): spelling.utf8.count + 2
    case .base64(let bytes): Base64.count(of: bytes.count) + 2
    }
  }

  /// Appends the string with its quotation marks.
  package func render(into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    switch storage {
    case .spelling(let spelling): output += spelling.utf8
    case .base64(let bytes): Base64.append(bytes, to: &output)
    }
    output.append(UInt8(ascii: "\""))
  }
}
