/// Comparing two values that should be equal.
extension JSON {
  /// Where two values differ.
  package struct Difference: Sendable, Equatable {
    /// The names and indexes that lead there, from the outermost in, joined with dots; empty for the
    /// values themselves.
    package let path: String
    /// What stands there in the one; nil for nothing.
    package let value: JSON?
    /// What stands there in the other; nil for nothing.
    package let other: JSON?

    /// See `path`, `value` and `other`.
    package init(path: String, value: JSON?, other: JSON?) {
      self.path = path
      self.value = value
      self.other = other
    }
  }

  /// The differences from another value, in the order of the document: members and elements that only
  /// this one has, that only the other has, and scalars that are not equal. The order of members does not
  /// count.
  package func differences(from other: JSON) -> [Difference] {
    var found: [Difference] = []
    compare(with: other, at: "", &found)
    return found
  }

  private func compare(with other: JSON, at path: String, _ found: inout [Difference]) {
    func inner(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    if let members, let others = other.members {
      let (ours, theirs) = (MemberIndex(members), MemberIndex(others))
      for member in members {
        let name = member.name.content
        if let match = theirs[name] {
          member.value.compare(with: match, at: inner(name), &found)
        } else {
          found.append(Difference(path: inner(name), value: member.value, other: nil))
        }
      }
      for member in others where ours[member.name.content] == nil {
        let place = inner(member.name.content)
        found.append(Difference(path: place, value: nil, other: member.value))
      }
    } else if let elements, let others = other.elements {
      for index in 0..<max(elements.count, others.count) {
        let place = inner("\(index)")
        if index >= others.count {
          found.append(Difference(path: place, value: elements[index], other: nil))
        } else if index >= elements.count {
          found.append(Difference(path: place, value: nil, other: others[index]))
        } else {
          elements[index].compare(with: others[index], at: place, &found)
        }
      }
    } else if self != other {
      found.append(Difference(path: path, value: self, other: other))
    }
  }
}

/// Finds the members of an object by their names, however many there are.
private struct MemberIndex {
  private var values: [[UInt8]: JSON] = [:]

  /// Of several members of one name the last counts.
  init(_ members: [JSON.Member]) {
    for member in members { values[Array(member.name.content.utf8)] = member.value }
  }

  subscript(name: String) -> JSON? { values[Array(name.utf8)] }
}
