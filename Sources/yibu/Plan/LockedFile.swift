#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is locked from reading it to replacing it, so that two runs on it wait for each other. The lock
/// ends with the process.
enum LockedFile {
  /// Opens the file, making it if need be, and waits until no other run uses it.
  static func place(_ name: String) throws(Failure) -> FilePlace {
    while true {
      let place = try look(name)
      guard let found = place.found else {
        if let made = try make(at: place, name) { return made }
        place.close()
        continue
      }
      do throws(SystemError) {
        try FileLock.take(found.descriptor, name)
      } catch {
        throw .input("\(name): \(error.message)")
      }
      // The run that had the lock has most likely replaced the file: then this is the old one.
      if place.isUnchanged { return place }
      place.close()
    }
  }

  private static func look(_ name: String) throws(Failure) -> FilePlace {
    do throws(FilePlace.Fault) {
      return try FilePlace(name, isRead: true)
    } catch {
      if error.isNotRegular { throw ConversationFile.notRegular(name) }
      // One that can only be read lacks nothing as input.
      if access(name, R_OK) == 0 { throw .output(name, reason: error.reason) }
      throw .input("\(name): \(error.reason)")
    }
  }

  /// Makes the file, empty and locked from its first moment, and notes it down to be removed again
  /// unless an answer comes. Nil where somebody else was faster.
  private static func make(at place: FilePlace, _ name: String) throws(Failure) -> FilePlace? {
    do throws(SystemError) {
      let temporary = try TemporaryFile(in: place.folder, for: place.name, mode: 0o600)
      let found = FilePlace.Found(
        descriptor: temporary.descriptor, status: try temporary.descriptor.status)
      let result = TemporaryFiles.undisturbed {
        Result { () throws(SystemError) in
          defer { temporary.remove() }
          guard flock(temporary.descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
            throw SystemError(number: errno)
          }
          do throws(SystemError) {
            try place.folder.link(temporary.name, as: place.name)
          } catch {
            if error.number != EEXIST { try makeWithoutLink(place) }
            throw SystemError(number: EEXIST)
          }
          TemporaryFiles.add(place.name, in: place.folder, onlyWhileEmpty: true)
        }
      }
      try result.get()
      return FilePlace(place.folder, place.name, found: found)
    } catch {
      if error.number == EEXIST { return nil }
      throw .input("\(name): \(error.message)")
    }
  }

  /// For a file system on which a file can have one name only: another run may find the file before it is
  /// locked.
  private static func makeWithoutLink(_ place: FilePlace) throws(SystemError) {
    try place.folder.open(place.name, O_RDWR | O_CREAT, mode: 0o600).close()
  }
}
