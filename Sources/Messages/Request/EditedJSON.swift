import JSON

/// A JSON value taken apart as far as it is changed: setting a member takes no longer however many there are.
final class EditedJSON {
  enum Kind {
    case null, object, array
    /// In the words of `JSON.kind`.
    case other(String)
  }

  /// The value where it is not taken apart.
  private var whole: JSON
  /// The parts where it is: the elements of an array, or the values of an object's members.
  private var parts: [EditedJSON]?
  /// The names of the members, as they are spelled; empty for an array.
  private var names: [JSONString] = []
  /// By the content of its name in UTF-8, the last member of that name; empty while there are few members.
  private var places: [[UInt8]: Int] = [:]
  /// So many members are searched one by one: to make a dictionary takes longer.
  private static let few = 32

  init(_ value: JSON) { whole = value }

  func set(_ value: JSON) {
    whole = value
    (parts, names, places) = (nil, [], [:])
  }

  var kind: Kind {
    switch whole {
    case .null: .null
    case .object: .object
    case .array: .array
    default: .other(whole.kind)
    }
  }

  /// The element of an array at that place, or a new one after the last; nil for any other place.
  func element(at index: Int) -> EditedJSON? {
    takeApart()
    guard let count = parts?.count, index <= count else { return nil }
    if index == count { parts?.append(EditedJSON(.null)) }
    return parts?[index]
  }

  /// The last member of that name, or a new one. What is null becomes an object.
  func member(_ name: String) -> EditedJSON {
    if case .null = kind { whole = .object([]) }
    takeApart()
    if let place = place(of: name), let member = parts?[place] { return member }
    let member = EditedJSON(.null)
    if !places.isEmpty { places[Array(name.utf8)] = names.count }
    names.append(JSONString(name))
    parts?.append(member)
    return member
  }

  private func place(of name: String) -> Int? {
    if names.count <= Self.few { return names.lastIndex { $0.hasContent(name) } }
    if places.isEmpty {
      for (place, name) in names.enumerated() { places[Array(name.content.utf8)] = place }
    }
    return places[Array(name.utf8)]
  }

  private func takeApart() {
    guard parts == nil else { return }
    switch whole {
    case .array(let elements):
      parts = elements.map { EditedJSON($0) }
      whole = .array([])
    case .object(let members):
      parts = members.map { EditedJSON($0.value) }
      names = members.map { $0.name }
      whole = .object([])
    default: break
    }
  }

  /// The value with all its changes.
  var json: JSON {
    guard let parts else { return whole }
    if case .array = whole { return .array(parts.map { $0.json }) }
    return .object(zip(names, parts).map { JSON.Member(name: $0, value: $1.json) })
  }
}
