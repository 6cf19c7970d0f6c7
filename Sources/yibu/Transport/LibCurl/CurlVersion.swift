#if WORKAROUNDS
  /// What libcurl tells of itself: `struct curl_version_info_data`.
  struct CurlVersion {
    private enum Layout {
      static let caFileOffset = 152
      static let caDirectoryOffset = 160
      /// The generation of the structure, from 7.70 on, that has the two.
      static let hasTrust: Int32 = 6
    }

    /// The bundle of certificates that it was built to trust.
    let caFile: String?
    /// The directory of certificates that it was built to trust.
    let caDirectory: String?

    init(_ curl: LibCurl) {
      let newest: Int32 = 6
      guard let data = curl.versionInfo(newest), data.load(as: Int32.self) >= Layout.hasTrust else {
        caFile = nil
        caDirectory = nil
        return
      }
      func text(_ offset: Int) -> String? {
        data.load(fromByteOffset: offset, as: UnsafePointer<CChar>?.self)
          .map { String(cString: $0) }
      }
      caFile = text(Layout.caFileOffset)
      caDirectory = text(Layout.caDirectoryOffset)
    }
  }
#endif
