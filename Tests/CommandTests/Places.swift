import Foundation
import Loopback

/// Where the package's files are.
enum Places {
  /// The top level, found from this file's place in it.
  static let root: String = {
    var path = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { path.deleteLastPathComponent() }
    return path.path
  }()

  /// The command under test: `$YIBU_BINARY`, else `yibu` beside the test bundle.
  static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["YIBU_BINARY"] { return path }
    var folder = URL(fileURLWithPath: testExecutable)
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("yibu").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
    }
    return "yibu"
  }()

  private static var testExecutable: String {
    #if canImport(Glibc)
      return (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        ?? CommandLine.arguments[0]
    #else
      // The process is Xcode's or SwiftPM's own runner; the bundle is what knows the build folder.
      var info = Dl_info()
      guard dladdr(#dsohandle, &info) != 0, let name = info.dli_fname else {
        return CommandLine.arguments[0]
      }
      return String(cString: name)
    #endif
  }

  /// The words before a command that root runs as another user.
  static let asAnotherUser = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

  /// Whether the machine has what a case needs: a command, a path, `ipv6`, `mounts` (a namespace of
  /// its own in which another file is the system's bundle of certificates), `unshared-network` (a namespace
  /// without a network), `root`, or `unprivileged`: not to be root, to whom no file is unreadable, or to be
  /// able to run the command as another user.
  static func has(_ need: String) -> Bool {
    switch need {
    case _ where lacked.contains(need): return false
    case "unprivileged": return geteuid() != 0 || has(asAnotherUser[0]) && isOpenToAll(binary)
    case "root": return geteuid() == 0
    case "mounts": return hasMounts
    case "unshared-network": return hasUnsharedNetwork
    // moreutils has another command of that name.
    case "parallel": return hasCommand(need) && succeeds("parallel --version | grep -q GNU")
    case "ipv6": return (try? Listener(ipv6: true)) != nil
    case _ where need.hasPrefix("/"): return FileManager.default.fileExists(atPath: need)
    default: return hasCommand(need)
    }
  }

  /// What `$YIBU_LACKS` names: what is there, but of no use with that binary.
  private static let lacked = Set(
    (ProcessInfo.processInfo.environment["YIBU_LACKS"] ?? "").split(separator: " ").map(String.init)
  )

  /// What a container may lack, which nobody can mend from inside.
  static let namespaces: Set<String> = ["mounts", "unshared-network"]

  private static let hasMounts = succeeds(
    "unshare -rm mount --bind /dev/null /etc/ssl/certs/ca-certificates.crt")
  private static let hasUnsharedNetwork = succeeds("unshare -rn true")

  private static func hasCommand(_ name: String) -> Bool {
    ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].contains {
      access($0 + name, X_OK) == 0
    }
  }

  private static func succeeds(_ script: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "{ \(script); } 2>/dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Whether every user may run the file, wherever it lies.
  private static func isOpenToAll(_ path: String) -> Bool {
    var url = URL(fileURLWithPath: path)
    var status = stat()
    while url.path != "/" {
      guard stat(url.path, &status) == 0, status.st_mode & S_IXOTH != 0 else { return false }
      url.deleteLastPathComponent()
    }
    return true
  }
}
