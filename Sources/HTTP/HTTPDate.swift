/// A date as HTTP writes it (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms
/// that a recipient must accept.
package enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The date in seconds since 1970-01-01 00:00 UTC, negative for an earlier one; nil where the text is
  /// not a date in one of the three forms.
  package static func secondsSince1970(_ date: String) -> Int? {
    let parts = date.split { " ,:-".contains($0) }.map(String.init)
    // `Sun 06 Nov 1994 08 49 37 GMT`, the same with `94`, and `Sun Nov 6 08 49 37 1994`.
    let isOldest = parts.count == 7
    guard isOldest || parts.count == 8 && parts[7] == "GMT" else { return nil }
    let (day, month, year, hour) = isOldest ? (2, 1, 6, 3) : (1, 2, 3, 4)
    let numbers = [day, year, hour, hour + 1, hour + 2].compactMap { Int(parts[$0]) }
    guard numbers.count == 5, numbers.allSatisfy({ 0...9999 ~= $0 }),
      let place = months.firstIndex(of: parts[month])
    else { return nil }
    // Two digits mean this century: nobody sends a date of the last one.
    let fullYear = numbers[1] < 100 ? numbers[1] + 2000 : numbers[1]
    let days = daysSince1970(year: fullYear, month: place + 1, day: numbers[0])
    return ((days * 24 + numbers[2]) * 60 + numbers[3]) * 60 + numbers[4]
  }

  /// Days in the Gregorian calendar, counted from 1970-01-01. The year begins in March here, so that the
  /// leap day is its last.
  ///
  /// - Parameter month: 1 to 12.
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}
