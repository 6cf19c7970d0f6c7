#if WORKAROUNDS
  import Glibc

  /// Works around: the system's loader searches each symbol of a library in all libraries that one
  /// call of `dlopen` loads, in order, and with libcurl those are 28.
  ///
  /// OpenSSL's libcrypto, which imports most, finds nearly all of it in itself. So the libraries that
  /// libcurl is linked with are loaded ahead of it, each with a call of its own and libcrypto first:
  /// a quarter fewer instructions. Which they are says the library's own file, since a library that
  /// this libcurl does not need would cost more than the order saves. Theirs in turn are not looked
  /// up: reading 28 files takes what it would save.
  ///
  /// To see it: leave `loadNeeded` out, and count the instructions of a short request. It can go
  /// where libcurl is linked with few libraries, or the loader remembers what it has found.
  enum LoadingOrder {
    /// Loads what the library needs, if its file is found. What fails here fails again, and is
    /// reported, when the library itself is loaded.
    static func loadNeeded(by name: String) {
      guard let needed = needed(by: name) else { return }
      for library in needed.filter({ $0.hasPrefix("libcrypto.") }) + needed {
        _ = dlopen(library, RTLD_LAZY | RTLD_LOCAL)
      }
    }

    private static func needed(by name: String) -> [String]? {
      for folder in folders() {
        if let file = ELFFile(folder + "/" + name) { return file.needed }
      }
      return nil
    }

    private typealias Inquiry =
      @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafeMutableRawPointer?) -> Int32

    /// `Dl_serinfo`: the size and number of `Dl_serpath`s, each a text and flags.
    private enum Layout {
      static let sizeRequest: Int32 = 5
      static let request: Int32 = 4
      static let count = 8
      static let firstPath = 16
      static let stride = 16
    }

    /// The folders in which the loader looks, as far as they are not in its cache alone.
    private static func folders() -> [String] {
      guard let symbol = dlsym(nil, "dlinfo"), let program = dlopen(nil, RTLD_LAZY) else {
        return []
      }
      let inquire = unsafeBitCast(symbol, to: Inquiry.self)
      var head: (size: Int, count: UInt32) = (0, 0)
      guard inquire(program, Layout.sizeRequest, &head) == 0, head.size >= Layout.firstPath else {
        return []
      }
      let info = UnsafeMutableRawPointer.allocate(byteCount: head.size, alignment: 16)
      defer { info.deallocate() }
      info.storeBytes(of: head.size, as: Int.self)
      info.storeBytes(of: head.count, toByteOffset: Layout.count, as: UInt32.self)
      guard inquire(program, Layout.request, info) == 0 else { return [] }
      return (0..<Int(head.count)).compactMap { index in
        info.load(
          fromByteOffset: Layout.firstPath + index * Layout.stride, as: UnsafePointer<CChar>?.self
        ).map { String(cString: $0) }
      }
    }
  }
#endif
