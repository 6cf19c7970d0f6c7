import JSON

/// The token counts of an answer.
enum Usage {
  /// The counts after a later report of them: what it leaves out, or gives as null, stays, and so does
  /// a count for which it gives zero, which gateways send where they do not know. The API's own
  /// reports are cumulative.
  static func merged(_ earlier: JSON?, _ later: JSON) -> JSON {
    guard let earlier, !earlier.isNull else { return later }
    if let members = later.members, earlier.members != nil {
      var merged = earlier
      for member in members where !member.value.isNull {
        let name = member.name.content
        merged[name] = Self.merged(earlier[name], member.value)
      }
      return merged
    }
    return later.isNull || later.integer == 0 ? earlier : later
  }
}
