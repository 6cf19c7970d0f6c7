import JSON

/// What is merged into a message is looked up member by member: of a million members that would take hours.
extension StreamReader {
  /// Members of an object. The API's have a dozen.
  private static let mostMembers = 1000

  /// Refuses an event, or a message as far as it has come, that has too many members to be merged.
  static func checkWidth(of value: JSON?) throws(ResponseFailure) {
    guard let members = value?.members else { return }
    try check(members.count)
    for member in members where member.value.members != nil {
      if member.name.hasContent("delta") {
        try check(member.value.members?.count ?? 0)
      } else if member.name.hasContent("message") {
        try checkWidth(of: member.value)
      } else if member.name.hasContent("usage") {
        try check(widest(member.value))
      }
    }
  }

  private static func check(_ count: Int) throws(ResponseFailure) {
    if count > mostMembers {
      throw .garbled("an object with \(count) members where a message has a dozen")
    }
  }

  /// The members of the object that has the most, the value itself or one within it.
  private static func widest(_ value: JSON) -> Int {
    guard let members = value.members else { return 0 }
    return members.reduce(members.count) { max($0, widest($1.value)) }
  }
}
