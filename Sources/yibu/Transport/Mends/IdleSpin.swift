#if os(Linux)
  import Synchronization

  /// Mends: URLSession keeps a core busy for as long as it waits for a server.
  ///
  /// libcurl says for each socket whether it waits for it to become readable, writable or both.
  /// When it stops caring for *writable*, Foundation starts to watch for *readable* as well but
  /// never stops watching for *writable* (`_SocketSources.createSources` in `MultiHandle.swift`
  /// only ever adds dispatch sources), and a socket nearly always is.
  ///
  /// To see it: put `return argument` first in `quietly`, and `time` a request that is answered
  /// after two seconds; it takes one and a half seconds of CPU. It can go when `createSources`
  /// cancels the source that is no longer asked for; swift-corelibs-foundation's main branch (2026)
  /// does not.
  enum IdleSpin {
    typealias SocketCallback =
      @convention(c) (
        LibCurl.Handle?, Int32, Int32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
      ) -> Int32

    /// Foundation's socket callback, the same function for every session.
    private static let foundation = Atomic<UInt>(0)

    static func quietly(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
      foundation.store(UInt(bitPattern: argument), ordering: .releasing)
      return unsafeBitCast(forgettingWritable, to: UnsafeMutableRawPointer.self)
    }

    /// Takes the socket out and puts it in anew. `sources` is what Foundation has stored for the
    /// socket. libcurl speaks only when its wish changes, so *readable* for a socket that is
    /// already known means that *writable* was asked for until now.
    private static let forgettingWritable: SocketCallback = {
      easy, socket, wish, session, sources in
      let address = UnsafeRawPointer(bitPattern: foundation.load(ordering: .acquiring))
      guard let address else { return 0 }
      Transfer.of(easy: easy)?.noteSocket(socket, wish: wish)
      let callback = unsafeBitCast(address, to: SocketCallback.self)
      guard wish == CurlPoll.readable, sources != nil else {
        return callback(easy, socket, wish, session, sources)
      }
      _ = callback(easy, socket, CurlPoll.remove, session, sources)
      return callback(easy, socket, wish, session, nil)
    }
  }

  @c(curl_multi_setopt)
  public func curlMultiSetOption(
    _ multi: UnsafeMutableRawPointer?, _ option: Int32, _ argument: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    guard option == CurlMultiOption.socketFunction, let argument else {
      return curl.multiSetOption(multi, option, argument)
    }
    return curl.multiSetOption(multi, option, IdleSpin.quietly(argument))
  }
#endif
