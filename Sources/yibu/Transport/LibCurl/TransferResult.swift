#if WORKAROUNDS
  /// How a transfer ended, as libcurl told it.
  struct TransferResult {
    /// Nil while the transfer runs, and where it succeeded.
    var failure: CurlFailure?
    /// What libcurl said, where it was looked at before Foundation asked for it.
    var message: LibCurl.Argument?
    /// Where libcurl writes why, as it goes.
    private let text = UnsafeMutableBufferPointer<CChar>.allocate(capacity: curlErrorSize + 1)

    init() { text.initialize(repeating: 0) }

    /// libcurl's words on the failure; empty where it has none.
    var errorText: String { text.baseAddress.map { String(cString: $0) } ?? "" }

    func setBuffer(_ easy: LibCurl.Handle?, _ curl: LibCurl) {
      _ = curl.easySetOption(
        easy, CurlOption.errorBuffer, UnsafeMutableRawPointer(text.baseAddress))
    }

    func free() { text.deallocate() }
  }

  /// `CURLMsg`: an `int` that is 1 for *done*, the easy handle, and a union of which the result is
  /// one part.
  struct CurlMessage {
    private enum Layout {
      static let done: Int32 = 1
      static let handleOffset = 8
      static let resultOffset = 16
    }

    private let message: UnsafeMutableRawPointer

    init(_ message: UnsafeMutableRawPointer) { self.message = message }

    var isDone: Bool { message.load(as: Int32.self) == Layout.done }

    var easy: LibCurl.Handle? {
      message.load(fromByteOffset: Layout.handleOffset, as: UnsafeMutableRawPointer?.self)
    }

    /// A `CurlCode`.
    var result: Int32 { message.load(fromByteOffset: Layout.resultOffset, as: Int32.self) }

    func setResult(_ code: Int32) {
      message.storeBytes(of: code, toByteOffset: Layout.resultOffset, as: Int32.self)
    }
  }
#endif
