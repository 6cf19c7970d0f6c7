#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A place for a file, looked at once: what was found there is what is replaced, or nothing is.
///
/// The folder and the file are held open, so that no link can lead elsewhere afterwards.
struct FilePlace: Sendable {
  /// Why a file cannot be put there.
  struct Fault: Error {
    let reason: String
    /// Whether something that is not a regular file is there.
    var isNotRegular = false

    init(reason: String) { self.reason = reason }
    init(_ error: SystemError) { reason = error.message }
    static let notRegular = {
      var fault = Fault(reason: "not a regular file")
      fault.isNotRegular = true
      return fault
    }()
  }

  /// The file that is there.
  struct Found: Sendable {
    /// Open for writing.
    let descriptor: FileDescriptor
    let status: FileStatus
  }

  let folder: Folder
  /// The file's name in the folder.
  let name: String
  /// Nil where there is no file.
  let found: Found?

  init(_ folder: Folder, _ name: String, found: Found?) {
    (self.folder, self.name, self.found) = (folder, name, found)
  }

  /// Looks at the place to which a path leads, at the end of all links.
  ///
  /// - Parameter isRead: whether the file is to be read, too.
  init(_ path: String, isRead: Bool = false) throws(Fault) {
    do throws(SystemError) {
      (folder, name) = try Self.end(of: path)
      let file: FileDescriptor
      do throws(SystemError) {
        file = try folder.open(name, isRead ? O_RDWR : O_WRONLY)
      } catch {
        if error.number != ENOENT { throw error }
        found = nil
        return
      }
      found = Found(descriptor: file, status: try file.status)
    } catch {
      throw Fault(error)
    }
    guard let status = found?.status else { return }
    guard status.isRegular else {
      close()
      throw .notRegular
    }
    if status.mode != status.permissions, geteuid() != 0, geteuid() != status.owner {
      throw Fault(reason: "it is setuid, setgid or sticky, which only its owner can change")
    }
  }

  /// Follows links by hand: each is looked at where it stands.
  private static func end(of path: String) throws(SystemError) -> (Folder, String) {
    var path = path
    // As many as Linux follows.
    for _ in 0..<40 {
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
      let folder = try Folder(String(decoding: path.utf8[..<start], as: UTF8.self))
      let name = String(decoding: path.utf8[start...], as: UTF8.self)
      if name.isEmpty { throw SystemError(number: path.isEmpty ? ENOENT : EISDIR) }
      guard let status = try folder.status(of: name), status.isLink else { return (folder, name) }
      try check(status, in: folder)
      guard let target = SymbolicLink.target(of: name, in: folder) else {
        throw SystemError(number: EILSEQ)
      }
      path = target.hasPrefix("/") ? target : folder.path + target
      folder.close()
    }
    throw SystemError(number: ELOOP)
  }

  /// A link that somebody else put into a folder for everybody is not followed. Linux has the same rule
  /// (`fs.protected_symlinks`) for links that it follows itself.
  private static func check(_ link: FileStatus, in folder: Folder) throws(SystemError) {
    if link.owner == geteuid() { return }
    let status = try folder.status
    if status.mode & (S_ISVTX | S_IWOTH) == S_ISVTX | S_IWOTH, status.owner != link.owner {
      throw SystemError(number: EACCES)
    }
  }

  /// What tells the place from every other; nil where its folder is missing.
  static func identity(of path: String) -> Identity? {
    do throws(SystemError) {
      let (folder, name) = try end(of: path)
      defer { folder.close() }
      return Identity(folder: try folder.status.identity, name: name)
    } catch {
      return nil
    }
  }

  struct Identity: Hashable {
    let folder: FileStatus.Identity
    let name: String
  }

  /// Whether there is what was found.
  var isUnchanged: Bool {
    do throws(SystemError) {
      return try folder.status(of: name)?.identity == found?.status.identity
    } catch {
      return false
    }
  }

  /// Lets go of the place.
  func close() {
    found?.descriptor.close()
    folder.close()
  }
}
