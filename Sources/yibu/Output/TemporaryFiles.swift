import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The temporary files there are, so that none is left behind however the process ends, by a signal
/// too.
enum TemporaryFiles {
  /// More files are never written at once: one for each option that names an output, and those of
  /// `--write-out`.
  private static let capacity = 64

  /// A signal handler may read memory and call `unlinkat`, but neither lock nor allocate.
  private struct Entry {
    var folder: Int32
    /// Never freed.
    var name: UnsafeMutablePointer<CChar>?
    /// Whether it is removed only as long as it is empty.
    var isKeptUnlessEmpty: Bool
  }

  private nonisolated(unsafe) static let entries: UnsafeMutablePointer<Entry> = {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    entries.initialize(
      repeating: Entry(folder: -1, name: nil, isKeptUnlessEmpty: false), count: capacity)
    return entries
  }()
  private static let writing = Mutex(())
  private static let placing = Mutex(())

  /// - Parameter onlyWhileEmpty: for a file with a name that others know, made to be locked: once
  ///   somebody has written into it, it is no longer ours.
  static func add(_ name: String, in folder: Folder, onlyWhileEmpty: Bool = false) {
    writing.withLock { _ in
      for index in 0..<capacity where entries[index].name == nil {
        entries[index].folder = folder.number
        entries[index].isKeptUnlessEmpty = onlyWhileEmpty
        // Last, in one store: with it the entry is there.
        entries[index].name = strdup(name)
        break
      }
    }
    Signals.cleanUpBeforeEnd()
  }

  /// The file is where it belongs now, or removed.
  static func forget(_ name: String, in folder: Folder) {
    writing.withLock { _ in
      for index in 0..<capacity where entries[index].folder == folder.number {
        if let entry = entries[index].name, strcmp(entry, name) == 0 { entries[index].name = nil }
      }
    }
  }

  /// Removes those that are left from the file system.
  static func unlinkAll() {
    for index in 0..<capacity {
      let entry = entries[index]
      guard let name = entry.name else { continue }
      var status = stat()
      if entry.isKeptUnlessEmpty,
        fstatat(entry.folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || status.st_size > 0
      {
        continue
      }
      unlinkat(entry.folder, name, 0)
    }
  }

  /// Does what neither a signal nor the end of `--max-time` may come between. Not to be nested.
  static func undisturbed<Value>(_ work: () -> Value) -> Value {
    Signals.blocked { placing.withLock { _ in work() } }
  }
}
