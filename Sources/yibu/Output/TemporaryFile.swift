#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file under a name of its own, in which the content of another comes together.
struct TemporaryFile: Sendable {
  let descriptor: FileDescriptor
  let folder: Folder
  let name: String

  /// The file's path, for messages.
  var path: String { folder.path + name }

  /// How the names begin of those for a file of that name: `.talk.json.yibu-` and six letters.
  static func prefix(for name: String) -> String {
    // A name has 255 bytes at most.
    var start = name
    while start.utf8.count > 200 { start.removeLast() }
    return ".\(start).yibu-"
  }

  /// Makes the file and notes it down, with no signal in between that would leave it behind.
  ///
  /// - Parameters:
  ///   - name: of the file that it is for.
  ///   - mode: as `open` takes it, the user's mask being applied.
  init(in folder: Folder, for name: String, mode: mode_t) throws(SystemError) {
    let made = TemporaryFiles.undisturbed {
      Result { () throws(SystemError) in
        while true {
          let random = Self.prefix(for: name) + Self.letters()
          do throws(SystemError) {
            let file = try folder.open(random, O_RDWR | O_CREAT | O_EXCL, mode: mode)
            TemporaryFiles.add(random, in: folder)
            return (file, random)
          } catch {
            if error.number != EEXIST { throw error }
          }
        }
      }
    }
    (descriptor, self.name) = try made.get()
    self.folder = folder
  }

  private static func letters() -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    var generator = SystemRandomNumberGenerator()
    return String((0..<6).map { _ in alphabet[Int(generator.next(upperBound: UInt(36)))] })
  }

  /// Gives the file the owner, the group and the permission bits of another. False where that cannot be.
  func take(_ other: FileStatus) throws(SystemError) -> Bool {
    let own = try descriptor.status
    if own.owner != other.owner || own.group != other.group {
      guard fchown(descriptor.number, other.owner, other.group) == 0 else { return false }
    }
    guard fchmod(descriptor.number, other.permissions) == 0 else {
      throw SystemError(number: errno)
    }
    return true
  }

  /// Removes the file.
  func remove() {
    try? folder.remove(name)
    TemporaryFiles.forget(name, in: folder)
  }

  /// Leaves the file to the user, under a name that can be seen.
  ///
  /// - Returns: its path.
  func keep() -> String {
    TemporaryFiles.undisturbed {
      TemporaryFiles.forget(name, in: folder)
      // Without the dot.
      let visible = String(name.dropFirst())
      do throws(SystemError) {
        try folder.link(name, as: visible)
        try folder.remove(name)
        return folder.path + visible
      } catch {
        return path
      }
    }
  }

  /// How old a file must be to be taken for one that a killed process left, in seconds.
  private static let oldAge = 86_400

  /// Removes what killed processes of this user left of the same file: of this name, and older than a day.
  func removeAbandoned(for other: String) {
    let prefix = Self.prefix(for: other)
    // What cannot be listed stays.
    for name in (try? folder.names(beginning: prefix)) ?? []
    where name.utf8.count == prefix.utf8.count + 6 {
      do throws(SystemError) {
        guard let status = try folder.status(of: name), status.isRegular, status.owner == geteuid(),
          status.modified < time(nil) - Self.oldAge
        else { continue }
        try folder.remove(name)
      } catch {
        StandardError.note("cannot remove \(folder.path)\(name): \(error.message)")
      }
    }
  }
}
