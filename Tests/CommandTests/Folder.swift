import Foundation
import Loopback
import Synchronization

/// A fresh temporary folder in which a case runs.
struct Folder: Sendable {
  /// What stands at a path.
  enum Entry: Equatable, Sendable {
    case regular([UInt8], mode: UInt16)
    case directory
    case other

    var bytes: [UInt8]? {
      if case .regular(let bytes, _) = self { bytes } else { nil }
    }
  }

  /// Absolute, without symbolic links.
  let path: String

  init() throws {
    var template = Array("/tmp/yibu-case.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw SystemError("mkdtemp")
    }
    path = String(cString: real)
    free(real)
  }

  /// Makes the case's files, in the order given.
  func place(_ test: Case, in surroundings: Surroundings) throws {
    for (name, file) in test.files {
      let target = URL(fileURLWithPath: path + "/" + name)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      switch file {
      case .regular(let content): try write(content.bytes(in: surroundings), to: target)
      case .copy(let path): try copy(path, to: target, in: surroundings)
      case .folder:
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      case .fifo:
        guard mkfifo(target.path, 0o600) == 0 else { throw SystemError("mkfifo") }
      case .link(let destination):
        guard symlink(surroundings.fill(destination), target.path) == 0 else {
          throw SystemError("symlink")
        }
      }
    }
    // Last, since a folder may be made read-only.
    for (name, mode) in test.modes {
      guard let bits = mode_t(mode, radix: 8), chmod(path + "/" + name, bits) == 0 else {
        throw SystemError("chmod \(mode) \(name)")
      }
    }
    if test.runsAsAnotherUser {
      for name in entries().keys { lchown(path + "/" + name, 65534, 65534) }
      chown(path, 65534, 65534)
    }
  }

  private func copy(_ path: String, to target: URL, in surroundings: Surroundings) throws {
    let source = URL(fileURLWithPath: Places.root + "/" + path)
    guard source.hasDirectoryPath else {
      return try write(surroundings.bytes(ofFile: path), to: target)
    }
    try POSIX.spawning.withLock { _ in try FileManager.default.copyItem(at: source, to: target) }
  }

  private func write(_ bytes: [UInt8], to target: URL) throws {
    // A child that is being spawned would hold the file open for writing, and a script that is can
    // not be run.
    try POSIX.spawning.withLock { _ in try Data(bytes).write(to: target) }
  }

  /// Everything in the folder, by path from it. A symbolic link to a file counts as the file.
  func entries() -> [String: Entry] {
    var result: [String: Entry] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      result[name] = entry(at: path + "/" + name)
    }
    return result
  }

  private func entry(at path: String) -> Entry {
    var status = stat()
    guard stat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .directory
    case S_IFREG:
      let data = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
      return .regular(Array(data), mode: UInt16(status.st_mode & 0o7777))
    default: return .other
    }
  }

  func remove() {
    for (name, entry) in entries() where entry == .directory {
      var status = stat()
      // A link's folder is somebody else's.
      if lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        chmod(path + "/" + name, 0o700)
      }
    }
    try? FileManager.default.removeItem(atPath: path)
  }
}
