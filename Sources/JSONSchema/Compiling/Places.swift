import JSON

/// The places in schema documents that were looked at, as a tree: a schema's whole text may be deep
/// and wide, and pointers as strings would repeat their beginnings.
struct Places: Sendable {
  private struct Key: Hashable, Sendable {
    var parent: Int
    var token: Text
  }

  private var parents: [Int] = []
  private var tokens: [Text] = []
  private(set) var values: [JSON] = []
  private var index: [Key: Int] = [:]

  /// - Parameter name: the document's address; empty for the schema at hand.
  mutating func addDocument(_ value: JSON, name: String = "") -> Int {
    parents.append(-1)
    tokens.append(Text(name))
    values.append(value)
    return values.count - 1
  }

  /// The place of a member or item of what stands at another place.
  mutating func child(_ token: Text, of parent: Int, value: JSON) -> Int {
    let key = Key(parent: parent, token: token)
    if let place = index[key] { return place }
    parents.append(parent)
    tokens.append(token)
    values.append(value)
    index[key] = values.count - 1
    return values.count - 1
  }

  /// The place that a JSON Pointer's tokens lead to; nil where there is none.
  mutating func descend(from start: Int, _ path: [Text]) -> Int? {
    var place = start
    for token in path {
      switch values[place] {
      case .object(let members):
        guard let member = members.last(where: { Text($0.name) == token }) else { return nil }
        place = child(token, of: place, value: member.value)
      case .array(let elements):
        guard let number = Int(token.content), String(number).utf8.elementsEqual(token.bytes),
          elements.indices.contains(number)
        else { return nil }
        place = child(token, of: place, value: elements[number])
      default: return nil
      }
    }
    return place
  }

  func parent(of place: Int) -> Int? { parents[place] < 0 ? nil : parents[place] }

  /// The last token of the place's pointer; nil for a document's whole.
  func token(of place: Int) -> Text? { parents[place] < 0 ? nil : tokens[place] }

  /// The place as a pointer on one line, with more tokens after it.
  func pointer(_ place: Int, _ more: String...) -> String {
    var path: [Text] = more.reversed().map { Text($0) }
    var place = place
    while parents[place] >= 0 {
      path.append(tokens[place])
      place = parents[place]
    }
    let document = tokens[place].content
    return (document.isEmpty ? "" : document + "#") + OneLine.pointer(path.reversed())
  }

  /// The same without the values, which are of use only while the schema is compiled.
  var withoutValues: Places {
    var places = self
    places.values = []
    places.index = [:]
    return places
  }
}
