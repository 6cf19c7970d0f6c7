import JSON

/// A violation before it is put into words. Operands are named by their index in `Operands`.
final class Finding {
  enum Kind {
    /// A schema that nothing follows.
    case never
    case type(TypeSet)
    case const(Int)
    case enumeration(Int)
    /// The values of several branches' `const` or `enum`.
    case choice([JSON])
    case multipleOf(Int)
    /// `at least` and the like, and the limit.
    case bound(String, Int)
    case count(String, Int, Counted)
    case pattern(Int)
    /// The indices of two items that are the same.
    case unique(Int, Int)
    case contains(String, Int, Int)
    case missing(Text, for: Text?)
    case not
    /// The branches that the value follows.
    case severalOf([Int])
  }

  enum Counted {
    case character, item, property
  }

  let kind: Kind
  /// The indices of members and items that lead to the value.
  let path: [Int]
  /// The place of the schema.
  let place: Int
  let keyword: String?
  let value: JSON
  /// Whether the value is the name of a member.
  var isName = false

  init(kind: Kind, path: [Int], place: Int, keyword: String?, value: JSON) {
    self.kind = kind
    self.path = path
    self.place = place
    self.keyword = keyword
    self.value = value
  }
}
