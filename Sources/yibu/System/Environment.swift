#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The environment variables that the tool reads: each by itself, since copying the whole environment
/// costs more than all else at start-up where it is large. Empty is unset.
enum Environment {
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A variable that holds a key; one that holds nothing but white space holds none.
  static func key(_ name: String) -> String? {
    value(name).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  /// The user's language as an `Accept-Language` field has it, such as `zh-CN`; nil if there is none.
  static var language: String? {
    guard let locale = value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") else { return nil }
    let name = locale.prefix { $0 != "." && $0 != "@" }
    let isTag = name.utf8.allSatisfy { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 || $0 == 95 }
    guard isTag, !name.isEmpty, name.first != "_", name != "C", name != "POSIX" else { return nil }
    return name.split(separator: "_").joined(separator: "-")
  }
}
