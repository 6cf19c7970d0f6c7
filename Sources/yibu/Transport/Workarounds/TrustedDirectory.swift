#if WORKAROUNDS
  import Glibc

  /// Works around: libcurl reads every certificate of the bundle before it connects, though it needs
  /// one of them.
  ///
  /// That is 85 % of the instructions of a short request. OpenSSL finds the one in a directory in
  /// which files are named by a hash of the subject. So where such a directory is trusted anyway,
  /// trust is looked up there alone. Where the chain is not trusted then, the transfer starts anew
  /// with the bundle, before anything of the request was sent (`startAnewWithBundle`). What is
  /// trusted stays what libcurl trusts.
  ///
  /// To see it: let `find` return nil, and count the instructions of a request by TLS. It can go when
  /// libcurl looks into its directory first.
  struct TrustedDirectory {
    /// The bundle is left out for now.
    private(set) var isAlone = false
    /// Why the directory alone was not enough.
    private var failure: CurlFailure?
    /// The bundle that Foundation has chosen, where libcurl was built without one.
    private var foundationsFile: String?

    /// Notes what Foundation tells libcurl, which takes its own copy.
    mutating func noteFile(_ path: UnsafeMutableRawPointer?) {
      foundationsFile = path.map { String(cString: $0.assumingMemoryBound(to: CChar.self)) }
    }

    /// Tells libcurl whom to trust, at first.
    /// - Parameter isTLS: the server is to be spoken to by TLS.
    mutating func set(
      _ options: NetworkOptions, isTLS: Bool, on easy: LibCurl.Handle?, _ curl: LibCurl
    ) {
      guard isTLS, let directory = Self.find(options, easy, curl) else {
        if let file = options.caFile { Self.setFile(file, easy, curl) }
        if let directory = options.caDirectory { Self.setDirectory(directory, easy, curl) }
        return
      }
      Self.setFile(nil, easy, curl)
      Self.setDirectory(directory, easy, curl)
      isAlone = true
    }

    /// Tells libcurl to trust all that it would have trusted without us.
    mutating func addFile(
      _ options: NetworkOptions, after failure: CurlFailure, on easy: LibCurl.Handle?,
      _ curl: LibCurl
    ) {
      self.failure = failure
      let built = CurlVersion(curl)
      Self.setFile(options.caFile ?? built.caFile ?? foundationsFile, easy, curl)
      Self.setDirectory(options.caDirectory ?? built.caDirectory, easy, curl)
      isAlone = false
    }

    /// What to report where the second try came to that: a server that has gone away since its
    /// certificate was looked at was not trusted. Nil for anything else.
    func failure(instead second: CurlFailure) -> CurlFailure? {
      [CurlCode.notConnected, CurlCode.tlsConnect].contains(second.code) ? failure : nil
    }

    private static func setFile(_ path: String?, _ easy: LibCurl.Handle?, _ curl: LibCurl) {
      curl.set(CurlOption.caInfo, to: path, on: easy)
      curl.set(CurlOption.proxyCAInfo, to: path, on: easy)
    }

    private static func setDirectory(_ path: String?, _ easy: LibCurl.Handle?, _ curl: LibCurl) {
      curl.set(CurlOption.caPath, to: path, on: easy)
      curl.set(CurlOption.proxyCAPath, to: path, on: easy)
    }
  }

  extension TrustedDirectory {
    /// Bundles and directories that the same command writes from the same certificates, for a libcurl
    /// that was built with the bundle alone: `update-ca-trust` of Fedora and its kin, and of Arch.
    private static let pairs = [
      (
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/pki/ca-trust/extracted/pem/directory-hash"
      ),
      ("/etc/ca-certificates/extracted/tls-ca-bundle.pem", "/etc/ca-certificates/extracted/cadir"),
    ]

    /// A directory, or several with colons between them, in which OpenSSL can look up what is trusted
    /// anyway; nil where the user named a bundle of his own, and where there is none.
    fileprivate static func find(
      _ options: NetworkOptions, _ easy: LibCurl.Handle?, _ curl: LibCurl
    ) -> String? {
      let built = CurlVersion(curl)
      if let file = options.caFile, !isSame(file, built.caFile) { return nil }
      let paired = built.caFile.flatMap { bundle in
        pairs.first { isSame($0.0, bundle) }?.1
      }
      guard let directory = options.caDirectory ?? built.caDirectory ?? paired,
        directory.split(separator: ":").contains(where: { holdsHashedNames(String($0)) }),
        curl.usesOpenSSL(easy)
      else { return nil }
      return directory
    }

    /// Whether two paths lead to the same file.
    private static func isSame(_ one: String, _ other: String?) -> Bool {
      guard let other else { return false }
      if one == other { return true }
      var (first, second) = (stat(), stat())
      return stat(one, &first) == 0 && stat(other, &second) == 0
        && first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Whether a directory has a name such as `3513523f.0`.
    private static func holdsHashedNames(_ path: String) -> Bool {
      guard let directory = opendir(path) else { return false }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let isHashed = withUnsafeBytes(of: &entry.pointee.d_name) { name in
          name[..<8].allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
            && name[8] == UInt8(ascii: ".") && 48...57 ~= name[9]
        }
        if isHashed { return true }
      }
      return false
    }
  }
#endif
