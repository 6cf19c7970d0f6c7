#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A date as HTTP writes it (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms
/// that a recipient must accept.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds from now until that date, negative for the past; nil where it is no date.
  static func secondsUntil(_ date: String) -> Double? {
    let parts = date.split { " ,:-".contains($0) }.map(String.init)
    // `Sun 06 Nov 1994 08 49 37 GMT`, the same with `94`, and `Sun Nov 6 08 49 37 1994`.
    let isOldest = parts.count == 7
    guard isOldest || parts.count == 8 && parts[7] == "GMT" else { return nil }
    let (day, month, year, hour) = isOldest ? (2, 1, 6, 3) : (1, 2, 3, 4)
    let numbers = [day, year, hour, hour + 1, hour + 2].compactMap { Int32(parts[$0]) }
    guard numbers.count == 5, numbers.allSatisfy({ 0...9999 ~= $0 }),
      let place = months.firstIndex(of: parts[month])
    else { return nil }
    var moment = tm()
    moment.tm_mday = numbers[0]
    moment.tm_mon = Int32(place)
    // Two digits are of this century: nobody sends a date of the last one.
    moment.tm_year = numbers[1] < 100 ? numbers[1] + 100 : numbers[1] - 1900
    moment.tm_hour = numbers[2]
    moment.tm_min = numbers[3]
    moment.tm_sec = numbers[4]
    return Double(timegm(&moment) - time(nil))
  }
}
