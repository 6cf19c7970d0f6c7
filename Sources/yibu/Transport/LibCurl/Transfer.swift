#if WORKAROUNDS
  import Glibc
  import HTTP

  /// One transfer, which is libcurl's word for a request and its response, with what each workaround
  /// keeps about it.
  ///
  /// libcurl tells transfers apart by their *easy handle*, and drives them by a *multi handle*;
  /// URLSession makes one of each for us.
  ///
  /// The variables are touched only in libcurl's callbacks and between them, hence on the one serial
  /// queue that sessions share: libcurl's callbacks leave no other way to reach them than a pointer
  /// to this object. The handles are compared by others, under the register's lock.
  final class Transfer: Sendable {
    typealias DataCallback =
      @convention(c) (UnsafeMutablePointer<CChar>, Int, Int, UnsafeMutableRawPointer?) -> Int

    /// Where Foundation wants a kind of data to go: its callback, and the pointer that it wants
    /// back.
    struct Receiver {
      var callback: DataCallback?
      var pointer: UnsafeMutableRawPointer?

      /// Returns whether Foundation took all of it.
      func pass(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Bool {
        callback?(bytes, 1, count, pointer) == count
      }
    }

    struct Handles {
      var easy: LibCurl.Handle?
      var multi: LibCurl.Handle?
    }

    let request: HTTPRequest
    let options: NetworkOptions
    let traffic: Traffic
    /// The URL's host as Foundation spells it.
    let host: String

    nonisolated(unsafe) var handles = Handles()
    let abandonment = Abandonment()
    let connecting = Connecting()
    nonisolated(unsafe) var trust = TrustedDirectory()
    nonisolated(unsafe) var result = TransferResult()
    nonisolated(unsafe) var headerLines = HeaderLines()
    nonisolated(unsafe) var requestHeaders = RequestHeaders()
    nonisolated(unsafe) var body = BatchedBody()
    let activity = Activity()
    nonisolated(unsafe) var loop: EventLoop

    init(_ request: HTTPRequest, host: String, _ options: NetworkOptions, _ traffic: Traffic) {
      self.request = request
      self.host = host
      self.options = options
      self.traffic = traffic
      loop = EventLoop(wakeUp: abandonment.wakeUp)
    }

    deinit {
      body.free()
      requestHeaders.free()
      result.free()
    }

    var easy: LibCurl.Handle? { handles.easy }

    /// The transfer that a callback is about.
    static func of(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
      pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
  }

  @c(curl_easy_cleanup)
  public func curlEasyCleanup(_ easy: UnsafeMutableRawPointer?) {
    guard let easy else { return }
    let transfer = Transfer.finish(easy: easy)
    // libcurl may still call back into it.
    withExtendedLifetime(transfer) { LibCurl.shared?.easyCleanup(easy) }
  }

  @c(curl_easy_setopt)
  public func curlEasySetOption(
    _ easy: UnsafeMutableRawPointer?, _ option: Int32, _ argument: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    let argument = Transfer.replace(argument, of: option, on: easy)
    return curl.easySetOption(easy, option, argument)
  }

  extension Transfer {
    /// Steps between libcurl and Foundation's callbacks for header lines and for the body; all else
    /// is passed on as it is.
    fileprivate static func replace(
      _ argument: UnsafeMutableRawPointer?, of option: Int32, on easy: LibCurl.Handle?
    ) -> UnsafeMutableRawPointer? {
      switch option {
      case CurlOption.headerFunction, CurlOption.headerData, CurlOption.writeFunction,
        CurlOption.writeData, CurlOption.caInfo:
        break
      default: return argument
      }
      guard let transfer = settingUp(easy) else { return argument }
      switch option {
      case CurlOption.headerFunction:
        transfer.headerLines.receiver.callback = unsafeBitCast(argument, to: DataCallback?.self)
        return unsafeBitCast(receiveHeaderLine, to: UnsafeMutableRawPointer.self)
      case CurlOption.writeFunction:
        transfer.body.receiver.callback = unsafeBitCast(argument, to: DataCallback?.self)
        return unsafeBitCast(receiveBody, to: UnsafeMutableRawPointer.self)
      case CurlOption.headerData: transfer.headerLines.receiver.pointer = argument
      case CurlOption.caInfo:
        transfer.trust.noteFile(argument)
        return argument
      default: transfer.body.receiver.pointer = argument
      }
      return transfer.pointer
    }
  }
#endif
