#if os(Linux)
  import Glibc
  import Synchronization

  /// Mends: URLSession keeps a core busy while it waits for a server, and wakes two threads for
  /// every packet.
  ///
  /// libcurl leaves the waiting to whoever uses it: it says for each socket whether it waits for it
  /// to become readable, writable or both, and asks to be called when one does or some time has
  /// passed. Foundation waits by way of Dispatch. When libcurl stops caring for *writable*,
  /// Foundation never stops watching for it (`_SocketSources.createSources` in `MultiHandle.swift`
  /// only ever adds sources), and a socket nearly always is. And each packet goes from Dispatch's
  /// own thread to a worker before it is read. Here the thread on which Foundation calls libcurl
  /// waits itself, and stays until the transfer is over; Foundation does not learn of any socket.
  /// The price: all sessions share that thread's queue, and none can begin while one waits. So a
  /// transfer that nobody wants any more must be abandoned.
  ///
  /// To see it: let `curlMultiSetOption` and `curlMultiSocketAction` do nothing but forward, and
  /// `time` a request that is answered after two seconds; it takes one and a half seconds of CPU.
  /// It can go when `createSources` cancels the source that is no longer asked for, which
  /// swift-corelibs-foundation's main branch (2026) does not, and when nobody minds the delay.
  extension Transfer {
    typealias TimerCallback =
      @convention(c) (LibCurl.Handle?, Int, UnsafeMutableRawPointer?) -> Int32

    /// Foundation's timer callback, the same function for every session.
    fileprivate static let foundationTimer = Atomic<UInt>(0)

    /// How often libcurl is called before Foundation gets a turn: it makes a timer for each piece of
    /// a body, 350 bytes, and those that it has done with are freed on the queue that waits here.
    private static let callsInOneTurn = 1024

    /// Notes what libcurl waits for a socket to become, in the place of Foundation's own callback.
    fileprivate static let noteSocket:
      @convention(c) (
        LibCurl.Handle?, Int32, Int32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
      ) -> Int32 = { easy, socket, wish, _, _ in
        // libcurl closes some connections under a handle of its own.
        (Transfer.of(easy: easy) ?? .insideLibCurl)?.watch(socket, for: wish)
        return 0
      }

    /// Notes when libcurl wants to be called though no socket is ready: after so many milliseconds,
    /// or not at all (-1).
    fileprivate static let noteTimer: TimerCallback = { multi, milliseconds, data in
      guard let transfer = Transfer.of(multi: multi) else { return 0 }
      transfer.timerData = data
      transfer.nextCall =
        milliseconds < 0
        ? nil : Moment.now.nanoseconds + UInt64(milliseconds) * 1_000_000
      return 0
    }

    private func watch(_ socket: Int32, for wish: Int32) {
      sockets.removeAll { $0.fd == socket }
      if wish != CurlPoll.remove {
        var events: Int32 = 0
        if wish & CurlPoll.readable != 0 { events |= POLLIN }
        if wish & CurlPoll.writable != 0 { events |= POLLOUT }
        sockets.append(pollfd(fd: socket, events: Int16(events), revents: 0))
      }
    }

    /// Drives the transfer until it is over, or Foundation should have a turn.
    fileprivate func run(
      _ curl: LibCurl, _ multi: LibCurl.Handle?, _ running: UnsafeMutablePointer<Int32>
    ) -> Int32 {
      var ready = (socket: CurlSocket.none, events: Int32(0))
      for _ in 0..<Self.callsInOneTurn {
        thread.store(pthread_self(), ordering: .relaxed)
        let code = curl.multiSocketAction(multi, ready.socket, ready.events, running)
        thread.store(0, ordering: .relaxed)
        // Foundation refuses it only where it has given up the transfer itself.
        _ = passBatch()
        guard code == CurlCode.ok, running.pointee > 0 else { return code }
        if ready.events == CurlPoll.writable { noteProgress(curl) }
        ready = waitForSocket()
        if isAbandoned.load(ordering: .acquiring) {
          hangUp()
          return code
        }
      }
      yield(multi)
      return CurlCode.ok
    }

    /// Waits for what libcurl waits for, and gives a socket that is ready and what for; none where
    /// it is time to call libcurl all the same, or the transfer is abandoned.
    private func waitForSocket() -> (socket: Int32, events: Int32) {
      if isStuck, let socket = readableSocket(within: Self.pauseWhereStuck) { return socket }
      while true {
        let timeout = timeUntilCall()
        let count = sockets.withUnsafeMutableBufferPointer {
          poll($0.baseAddress, nfds_t($0.count), timeout)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0, let ready = sockets.first(where: { $0.revents != 0 }) else {
          if timeout == 0 { nextCall = nil }
          if count == 0, timeout > 0 { continue }
          return (CurlSocket.none, 0)
        }
        if ready.fd == wakeUp.read { return (CurlSocket.none, 0) }
        let events = Self.events(ready)
        if events & CurlPoll.readable != 0 { noteLife() }
        return (ready.fd, events)
      }
    }

    /// A head that trickles in is life, though no part of it is passed on yet.
    private func noteLife() {
      isStuck = false
      lastEvent.store(Moment.now.nanoseconds, ordering: .relaxed)
    }

    /// Says whether a socket that could be written to took anything. Over HTTP/2 the server may have
    /// to give leave first, and until it does libcurl 7.88 asks for *writable* in vain.
    private func noteProgress(_ curl: LibCurl) {
      var sent = 0
      _ = curl.easyGetInfo(easy, CurlInfo.uploadedSize, &sent)
      let hasMoved = sent != uploadedSize || !isConnected.load(ordering: .relaxed)
      uploadedSize = sent
      if hasMoved { noteLife() } else { isStuck = true }
    }

    /// Milliseconds to wait for a server's leave before libcurl is called in vain once more.
    private static let pauseWhereStuck: Int32 = 10

    /// The socket, if something comes from the server; nil for all else.
    private func readableSocket(within milliseconds: Int32) -> (socket: Int32, events: Int32)? {
      var readable = sockets
      for index in readable.indices { readable[index].events &= ~Int16(POLLOUT) }
      guard poll(&readable, nfds_t(readable.count), milliseconds) > 0,
        let ready = readable.first(where: { $0.revents != 0 }), ready.fd != wakeUp.read
      else { return nil }
      noteLife()
      return (ready.fd, CurlPoll.readable)
    }

    /// In libcurl's terms. An error is found, and named, by whoever tries to read.
    private static func events(_ socket: pollfd) -> Int32 {
      let isWritable = Int32(socket.revents) & POLLOUT != 0
      let isReadable = Int32(socket.revents) & ~POLLOUT != 0
      return (isReadable ? CurlPoll.readable : 0) | (isWritable ? CurlPoll.writable : 0)
    }

    /// Milliseconds until libcurl wants to be called, rounded up; -1 where it does not.
    private func timeUntilCall() -> Int32 {
      guard let nextCall else { return -1 }
      let now = Moment.now.nanoseconds
      return nextCall <= now ? 0 : Int32(clamping: (nextCall - now) / 1_000_000 + 1)
    }

    /// Lets Foundation do what else there is on its queue, and call again in a millisecond. At once
    /// would be before all else: Dispatch first empties the queue that the call goes through.
    private func yield(_ multi: LibCurl.Handle?) {
      let timer = UnsafeRawPointer(bitPattern: Self.foundationTimer.load(ordering: .acquiring))
      guard let timer else { return }
      _ = unsafeBitCast(timer, to: TimerCallback.self)(multi, 1, timerData)
    }
  }

  @c(curl_multi_setopt)
  public func curlMultiSetOption(
    _ multi: UnsafeMutableRawPointer?, _ option: Int32, _ argument: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    var argument = argument
    switch option {
    case CurlMultiOption.socketFunction:
      argument = unsafeBitCast(Transfer.noteSocket, to: UnsafeMutableRawPointer.self)
    case CurlMultiOption.timerFunction:
      Transfer.foundationTimer.store(UInt(bitPattern: argument), ordering: .releasing)
      argument = unsafeBitCast(Transfer.noteTimer, to: UnsafeMutableRawPointer.self)
    default: break
    }
    return curl.multiSetOption(multi, option, argument)
  }

  /// Foundation calls it once to begin, with no socket, and after each turn that it was given.
  @c(curl_multi_socket_action)
  public func curlMultiSocketAction(
    _ multi: UnsafeMutableRawPointer?, _ socket: Int32, _ events: Int32,
    _ running: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    guard let running, let transfer = Transfer.of(multi: multi) else {
      return curl.multiSocketAction(multi, socket, events, running)
    }
    return transfer.run(curl, multi, running)
  }
#endif
