import JSON

/// What is merged into a message is looked up member by member: of a million members that would take hours.
extension StreamReader {
  /// Members of an object. The API's have a dozen.
  private static let mostMembers = 1000

  /// Refuses an event whose parts have too many members to be merged into a message.
  static func checkWidth(of event: JSON) throws(ResponseFailure) {
    try checkWidth(of: [event, event["delta"]], and: event["usage"])
    try checkWidth(of: event["message"])
  }

  /// The same, of a message as far as it has come.
  static func checkWidth(of message: JSON?) throws(ResponseFailure) {
    try checkWidth(of: [message], and: message?["usage"])
  }

  private static func checkWidth(of objects: [JSON?], and usage: JSON?) throws(ResponseFailure) {
    let widths = objects.map { $0?.members?.count ?? 0 } + [usage.map(widest) ?? 0]
    guard let most = widths.max(), most > mostMembers else { return }
    throw .garbled("an object with \(most) members where a message has a dozen")
  }

  /// The members of the object that has the most, the value itself or one within it.
  private static func widest(_ value: JSON) -> Int {
    guard let members = value.members else { return 0 }
    return members.reduce(members.count) { max($0, widest($1.value)) }
  }
}
