#if os(Linux)
  import Glibc
  import HTTP
  import Synchronization

  /// What the mends know about one transfer, which is libcurl's word for a request and its
  /// response.
  ///
  /// libcurl tells transfers apart by their *easy handle*, and drives them by a *multi handle*;
  /// URLSession makes one of each for us. The stored properties are touched only in libcurl's
  /// callbacks and between them, hence on the one serial queue that sessions share; only the atomics
  /// are for everybody, and the handles, which others compare under the register's lock.
  final class Transfer: Sendable {
    typealias DataCallback =
      @convention(c) (UnsafeMutablePointer<CChar>, Int, Int, UnsafeMutableRawPointer?) -> Int

    /// Where Foundation wants a kind of data to go: its callback, and the pointer that it wants
    /// back.
    struct Receiver {
      var callback: DataCallback?
      var pointer: UnsafeMutableRawPointer?

      func pass(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Bool {
        callback?(bytes, 1, count, pointer) == count
      }
    }

    let request: HTTPRequest
    let options: NetworkOptions
    /// The URL's host as Foundation spells it.
    let host: String
    /// The request can be written now.
    let isConnected = Atomic(false)
    /// Nobody waits for this transfer any more.
    let isAbandoned = Atomic(false)
    /// A pipe's ends: the first becomes readable when the transfer is abandoned.
    let wakeUp: (read: Int32, write: Int32)
    /// When a socket last had something to say, in nanoseconds as in `Moment`, or 0.
    let lastEvent = Atomic<UInt64>(0)
    /// The thread on which libcurl is at work on this transfer just now, or 0.
    let thread = Atomic<pthread_t>(0)

    nonisolated(unsafe) var easy: LibCurl.Handle?
    nonisolated(unsafe) var multi: LibCurl.Handle?
    nonisolated(unsafe) var headers = Receiver()
    nonisolated(unsafe) var body = Receiver()
    nonisolated(unsafe) var requestHeaders: LibCurl.Argument?
    nonisolated(unsafe) let errorText = UnsafeMutableBufferPointer<CChar>.allocate(
      capacity: curlErrorSize + 1)
    nonisolated(unsafe) var failure: CurlFailure?

    // EventLoop
    nonisolated(unsafe) var sockets: [pollfd]
    /// When libcurl wants to be called at the latest, in nanoseconds as in `Moment`.
    nonisolated(unsafe) var nextCall: UInt64?
    /// How much of the body went out, in bytes, as far as libcurl has said.
    nonisolated(unsafe) var uploadedSize = 0
    /// A socket could be written to the last time, but libcurl had nothing that it might write.
    nonisolated(unsafe) var isStuck = false
    /// What Foundation's timer callback wants back.
    nonisolated(unsafe) var timerData: UnsafeMutableRawPointer?

    // HeaderLines
    nonisolated(unsafe) var partialHead: ResponseHead?
    nonisolated(unsafe) var head: ResponseHead?

    // BatchedBody
    nonisolated(unsafe) var batch: UnsafeMutablePointer<CChar>?
    nonisolated(unsafe) var batchCount = 0

    init(_ request: HTTPRequest, host: String, _ options: NetworkOptions) {
      self.request = request
      self.host = host
      self.options = options
      var ends: [Int32] = [-1, -1]
      // Where there is no file left, there is none for a socket either.
      _ = pipe(&ends)
      wakeUp = (ends[0], ends[1])
      sockets = [pollfd(fd: wakeUp.read, events: Int16(POLLIN), revents: 0)]
      errorText.initialize(repeating: 0)
    }

    deinit {
      errorText.deallocate()
      batch?.deallocate()
      for end in [wakeUp.read, wakeUp.write] { close(end) }
      LibCurl.shared?.listFree(requestHeaders)
    }

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
    /// Steps between libcurl and Foundation's callbacks for header lines and for the body.
    fileprivate static func replace(
      _ argument: UnsafeMutableRawPointer?, of option: Int32, on easy: LibCurl.Handle?
    ) -> UnsafeMutableRawPointer? {
      switch option {
      case CurlOption.headerFunction, CurlOption.headerData, CurlOption.writeFunction,
        CurlOption.writeData:
        break
      default: return argument
      }
      guard let transfer = settingUp(easy) else { return argument }
      switch option {
      case CurlOption.headerFunction:
        transfer.headers.callback = unsafeBitCast(argument, to: DataCallback?.self)
        return unsafeBitCast(receiveHeaderLine, to: UnsafeMutableRawPointer.self)
      case CurlOption.writeFunction:
        transfer.body.callback = unsafeBitCast(argument, to: DataCallback?.self)
        return unsafeBitCast(receiveBody, to: UnsafeMutableRawPointer.self)
      case CurlOption.headerData: transfer.headers.pointer = argument
      default: transfer.body.pointer = argument
      }
      return transfer.pointer
    }
  }
#endif
