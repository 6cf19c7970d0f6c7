import Foundation
import Loopback
import Synchronization

/// Columns and rows, written `80x24`.
struct TerminalSize: Sendable {
  var columns: UInt16
  var rows: UInt16

  init?(_ text: String) {
    let parts = text.split(separator: "x").map { UInt16($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1] else { return nil }
    (self.columns, self.rows) = (columns, rows)
  }
}

/// A pseudo-terminal that changes nothing on the way: no echo, no `\r` before `\n`.
struct Terminal {
  /// The tester's end.
  let outer: Int32
  /// The child's end.
  let inner: Int32

  init(_ size: TerminalSize?) throws {
    let (outer, path) = try POSIX.spawning.withLock { _ in
      let outer = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      guard outer >= 0 else { throw SystemError("open /dev/ptmx") }
      POSIX.closeOnExec(outer)
      return (outer, try Terminal.unlock(outer))
    }
    self.outer = outer
    inner = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard inner >= 0 else { throw SystemError("open \(path)") }
    var settings = termios()
    tcgetattr(inner, &settings)
    settings.c_oflag &= ~tcflag_t(OPOST)
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(inner, TCSANOW, &settings)
    if let size { resize(to: size) }
  }

  func resize(to size: TerminalSize) {
    var window = winsize()
    (window.ws_col, window.ws_row) = (size.columns, size.rows)
    _ = ioctl(outer, UInt(TIOCSWINSZ), &window)
  }

  /// Makes the child's end usable, and tells its path.
  private static func unlock(_ outer: Int32) throws -> String {
    #if canImport(Glibc)
      // What unlockpt and ptsname do; Glibc hides those from Swift.
      let setLock: UInt = 0x4004_5431
      let getNumber: UInt = 0x8004_5430
      var locked: Int32 = 0
      var number: Int32 = 0
      guard ioctl(outer, setLock, &locked) == 0, ioctl(outer, getNumber, &number) == 0 else {
        throw SystemError("unlock a terminal")
      }
      return "/dev/pts/\(number)"
    #else
      guard grantpt(outer) == 0, unlockpt(outer) == 0, let name = ptsname(outer) else {
        throw SystemError("unlock a terminal")
      }
      return String(cString: name)
    #endif
  }
}
