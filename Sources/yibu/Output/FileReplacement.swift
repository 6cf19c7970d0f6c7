#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A temporary file, and the place that it is for.
///
/// It is renamed onto the older file where it can have that file's owner, group and permission bits. Where it
/// cannot, or where a file cannot be renamed onto (a mount point, somebody's file in a folder for everybody),
/// its content is copied into the older file once it is complete.
struct FileReplacement: Sendable {
  let temporary: TemporaryFile
  private let place: FilePlace
  /// Whether other runs may put the same file there meanwhile.
  private let isShared: Bool
  private let isRenamed: Bool

  init(_ place: FilePlace, isShared: Bool) throws(FilePlace.Fault) {
    self.place = place
    self.isShared = isShared
    do throws(SystemError) {
      guard let found = place.found else {
        temporary = try TemporaryFile(in: place.folder, for: place.name, mode: 0o666)
        isRenamed = true
        return
      }
      do throws(SystemError) {
        temporary = try TemporaryFile(in: place.folder, for: place.name, mode: 0o600)
      } catch {
        // The folder may not be written to, but the file may.
        let folder = try Folder.forTemporaryFiles()
        temporary = try TemporaryFile(in: folder, for: place.name, mode: 0o600)
        isRenamed = false
        return
      }
      isRenamed = found.descriptor.hasAccessList ? false : try temporary.take(found.status)
    } catch {
      throw FilePlace.Fault(error)
    }
  }

  /// Puts the content in its place.
  func commit() throws(FilePlace.Fault) {
    let result = TemporaryFiles.undisturbed {
      Result { () throws(FilePlace.Fault) in try move() }
    }
    do throws(FilePlace.Fault) {
      try result.get()
    } catch {
      throw FilePlace.Fault(
        reason: "\(error.reason); what was to be written is in \(temporary.keep())")
    }
    temporary.removeAbandoned(for: place.name)
  }

  private func move() throws(FilePlace.Fault) {
    guard isShared || place.isUnchanged else {
      throw FilePlace.Fault(
        reason: place.found == nil
          ? "another program made it meanwhile" : "another program replaced it meanwhile")
    }
    do throws(SystemError) {
      if fsync(temporary.descriptor.number) != 0 { throw SystemError(number: errno) }
      if isRenamed, try rename() {
        TemporaryFiles.forget(temporary.name, in: temporary.folder)
      } else if let found = place.found {
        try found.descriptor.overwrite(from: temporary.descriptor, found.status)
        temporary.remove()
      }
      // What stood there before may have been one too: an empty conversation, made to be locked.
      TemporaryFiles.forget(place.name, in: place.folder)
    } catch {
      throw FilePlace.Fault(error)
    }
  }

  /// False where an older file cannot be renamed onto: a mount point, or one that only its owner may remove.
  private func rename() throws(SystemError) -> Bool {
    do throws(SystemError) {
      try temporary.folder.rename(temporary.name, to: place.name, in: place.folder)
      return true
    } catch {
      if place.found == nil { throw error }
      return false
    }
  }
}
