#if WORKAROUNDS
  import HTTP
  import Synchronization

  extension Transfer {
    private typealias SocketCallback =
      @convention(c) (
        LibCurl.Handle?, Int32, Int32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
      ) -> Int32
    private typealias TimerCallback =
      @convention(c) (LibCurl.Handle?, Int, UnsafeMutableRawPointer?) -> Int32

    /// How often libcurl is called before Foundation gets a turn: it makes a timer for each piece of
    /// a body, 350 bytes, and those that it has done with are freed on the queue that waits here.
    private static let callsInOneTurn = 1024

    /// Foundation's timer callback, the same function for every session.
    private static let foundationTimer = Atomic<UInt>(0)

    /// Notes what libcurl waits for a socket to become, in the place of Foundation's own callback.
    private static let noteSocket: SocketCallback = { easy, socket, wish, _, _ in
      // Some sockets libcurl opens or closes under a handle of its own.
      (Transfer.of(easy: easy) ?? .insideLibCurl)?.loop.watch(socket, for: wish)
      return 0
    }

    private static let noteTimer: TimerCallback = { multi, milliseconds, data in
      Transfer.of(multi: multi)?.loop.setTimer(milliseconds: milliseconds, data: data)
      return 0
    }

    /// Puts our callbacks in the place of Foundation's.
    fileprivate static func replace(
      _ argument: UnsafeMutableRawPointer?, of option: Int32
    ) -> UnsafeMutableRawPointer? {
      switch option {
      case CurlMultiOption.socketFunction:
        return unsafeBitCast(noteSocket, to: UnsafeMutableRawPointer.self)
      case CurlMultiOption.timerFunction:
        foundationTimer.store(UInt(bitPattern: argument), ordering: .releasing)
        return unsafeBitCast(noteTimer, to: UnsafeMutableRawPointer.self)
      default: return argument
      }
    }

    /// Drives the transfer until it is over, or Foundation should have a turn.
    fileprivate func run(
      _ curl: LibCurl, _ multi: LibCurl.Handle?, _ running: UnsafeMutablePointer<Int32>
    ) -> Int32 {
      var event = EventLoop.Event()
      for _ in 0..<Self.callsInOneTurn {
        let code = activity.during {
          curl.multiSocketAction(multi, event.socket, event.readiness, running)
        }
        // First, since the answer's end may be in the batch: then nothing here is waited for.
        noteTraffic(curl)
        // Foundation refuses it only where it has given up the transfer itself.
        _ = passBatch()
        guard code == CurlCode.ok else { return code }
        if running.pointee == 0 {
          guard startAnewWithBundle(curl, multi) else { return code }
          event = EventLoop.Event()
          continue
        }
        if event.readiness == CurlPoll.writable { noteProgress(curl) }
        event = loop.wait()
        if abandonment.isAbandoned {
          hangUp()
          return code
        }
        // A head that trickles in is life, though no part of it is passed on yet.
        if event.readiness & CurlPoll.readable != 0 { activity.noteSign() }
      }
      yield(multi)
      return CurlCode.ok
    }

    /// Asks how much went out, until all of the body has, and how long connecting took.
    private func noteTraffic(_ curl: LibCurl) {
      let size = request.body?.count ?? 0
      guard traffic.sent < size || traffic.timeToConnect == nil else { return }
      traffic.noteSent(curl.number(CurlInfo.uploadedSize, of: easy) ?? 0)
      traffic.noteConnected(after: curl.number(CurlInfo.connectTime, of: easy) ?? 0)
    }

    private func noteProgress(_ curl: LibCurl) {
      var sent = 0
      _ = curl.easyGetInfo(easy, CurlInfo.uploadedSize, &sent)
      if loop.noteProgress(uploaded: sent, isConnected: connecting.isConnected) {
        activity.noteSign()
      }
    }

    /// Lets Foundation do what else there is on its queue, and call again in a millisecond. At once
    /// would be before all else: Dispatch first empties the queue that the call goes through.
    private func yield(_ multi: LibCurl.Handle?) {
      let timer = UnsafeRawPointer(bitPattern: Self.foundationTimer.load(ordering: .acquiring))
      guard let timer else { return }
      _ = unsafeBitCast(timer, to: TimerCallback.self)(multi, 1, loop.timerData)
    }
  }

  @c(curl_multi_setopt)
  public func curlMultiSetOption(
    _ multi: UnsafeMutableRawPointer?, _ option: Int32, _ argument: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    return curl.multiSetOption(multi, option, Transfer.replace(argument, of: option))
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
