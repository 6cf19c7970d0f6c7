#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A date as HTTP writes it (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds from now until that date, negative for the past; nil where it is no date.
  static func secondsUntil(_ date: String) -> Double? {
    let parts = date.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "," })
    let numbers = parts.compactMap { Int32($0) }
    guard parts.count == 8, parts[7] == "GMT", numbers.count == 5,
      numbers.allSatisfy({ 0...9999 ~= $0 }),
      let month = months.firstIndex(of: String(parts[2]))
    else { return nil }
    var moment = tm()
    moment.tm_mday = numbers[0]
    moment.tm_mon = Int32(month)
    moment.tm_year = numbers[1] - 1900
    moment.tm_hour = numbers[2]
    moment.tm_min = numbers[3]
    moment.tm_sec = numbers[4]
    return Double(timegm(&moment) - time(nil))
  }
}
