extension Cassette.Nearest {
  /// Says where both bodies are, for `diff`: the recorded one, and this request's, which is put into a file of
  /// its own in the folder for temporary files.
  func showFiles() {
    guard let body = request.body else { return }
    if let file { StandardError.trace("* the nearest recorded body is \(file)") }
    do throws(SystemError) {
      let folder = try Folder.forTemporaryFiles()
      defer { folder.close() }
      let file = try TemporaryFile(in: folder, for: request.key + ".json", mode: 0o600)
      do throws(SystemError) {
        try file.descriptor.write(Secrets.redacted(from: body))
      } catch {
        file.remove()
        throw error
      }
      StandardError.trace("* this request's body is \(file.keep())")
    } catch {
      StandardError.warn("this request's body cannot be kept: \(error.message)")
    }
  }
}
