#if WORKAROUNDS
  import Glibc

  /// Works around: URLSession keeps a core busy while it waits for a server, and wakes two threads
  /// for every packet.
  ///
  /// libcurl leaves the waiting to whoever uses it: it says for each socket whether it waits for it
  /// to become readable, writable or both, and asks to be called when one does or some time has
  /// passed. Foundation waits by way of Dispatch. When libcurl stops caring for *writable*,
  /// Foundation never stops watching for it (`_SocketSources.createSources` in `MultiHandle.swift`
  /// only ever adds sources), and a socket nearly always is. And each packet goes from Dispatch's
  /// own thread to a worker before it is read. Here the thread on which Foundation calls libcurl
  /// waits itself, and stays until the transfer is over (`EventLoop+Run`); Foundation does not learn
  /// of any socket. The price: all sessions share that thread's queue, and none can begin while one
  /// waits. So a transfer that nobody wants any more must be abandoned.
  ///
  /// To see it: let `curlMultiSetOption` and `curlMultiSocketAction` do nothing but forward, and
  /// `time` a request that is answered after two seconds; it takes one and a half seconds of CPU.
  /// It can go when `createSources` cancels the source that is no longer asked for, which
  /// swift-corelibs-foundation's main branch (2026) does not, and when nobody minds the delay.
  ///
  /// This value is what one transfer waits for.
  struct EventLoop {
    /// What happened: a socket is ready for one or both of `CurlPoll`, or libcurl is to be called
    /// without one.
    struct Event {
      var socket = CurlSocket.none
      var readiness: Int32 = 0
    }

    /// Milliseconds to wait for a server's leave before libcurl is called in vain once more.
    private static let pauseWhereStuck: Int32 = 10

    private let wakeUp: Int32
    /// The first is `wakeUp`, then the one that has waited longest to be served.
    private var watched: [pollfd]
    /// Those of them that are not sockets, but wake libcurl up.
    private var signals: [Int32] = []
    /// When libcurl wants to be called at the latest.
    private var nextCall: Moment?
    /// How much of the body went out, in bytes, as far as libcurl has said.
    private var uploadedSize = 0
    /// A socket could be written to the last time, but libcurl had nothing that it might write.
    private var isStuck = false
    /// What Foundation's timer callback wants back.
    private(set) var timerData: UnsafeMutableRawPointer?

    /// - Parameter wakeUp: becomes readable when the transfer is abandoned.
    init(wakeUp: Int32) {
      self.wakeUp = wakeUp
      watched = [pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0)]
    }

    /// The sockets that are open, as far as libcurl waits for them.
    var sockets: [Int32] { watched.dropFirst().map(\.fd).filter { !signals.contains($0) } }

    /// Notes what libcurl waits for a descriptor to become: some of `CurlPoll`.
    mutating func watch(_ socket: Int32, for wish: Int32) {
      let isKnown = watched.contains { $0.fd == socket }
      watched.removeAll { $0.fd == socket }
      guard wish != CurlPoll.remove else { return signals.removeAll { $0 == socket } }
      var events: Int32 = 0
      if wish & CurlPoll.readable != 0 { events |= POLLIN }
      if wish & CurlPoll.writable != 0 { events |= POLLOUT }
      watched.append(pollfd(fd: socket, events: Int16(events), revents: 0))
      if !isKnown, !Self.isSocket(socket) { signals.append(socket) }
    }

    /// Notes when libcurl wants to be called though no socket is ready: after so many milliseconds,
    /// or not at all (-1). `data` is for Foundation's own callback.
    mutating func setTimer(milliseconds: Int, data: UnsafeMutableRawPointer?) {
      timerData = data
      nextCall = milliseconds < 0 ? nil : .now + Double(milliseconds) / 1000
    }

    /// Waits for what libcurl waits for, and says what happened; a `wakeUp` is not an event.
    mutating func wait() -> Event {
      if isStuck, let event = readableSocket(within: Self.pauseWhereStuck) { return event }
      while true {
        let timeout = timeUntilCall
        let count = watched.withUnsafeMutableBufferPointer {
          poll($0.baseAddress, nfds_t($0.count), timeout)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0, let index = watched.firstIndex(where: { $0.revents != 0 }) else {
          if timeout == 0 { nextCall = nil }
          if count == 0, timeout > 0 { continue }
          return Event()
        }
        return index == 0 ? Event() : serve(index)
      }
    }

    /// What is known of the body that goes out. Over HTTP/2 the server may have to give leave first,
    /// and until it does libcurl 7.88 asks for *writable* in vain. Returns whether anything moved.
    mutating func noteProgress(uploaded bytes: Int, isConnected: Bool) -> Bool {
      let hasMoved = bytes != uploadedSize || !isConnected
      uploadedSize = bytes
      isStuck = !hasMoved
      return hasMoved
    }

    /// A ready descriptor goes to the end of the line, so that a busy one does not starve others.
    private mutating func serve(_ index: Int) -> Event {
      let ready = watched.remove(at: index)
      watched.append(ready)
      let isWritable = Int32(ready.revents) & POLLOUT != 0
      // An error is found, and named, by whoever tries to read.
      let isReadable = Int32(ready.revents) & ~POLLOUT != 0
      if isReadable { isStuck = false }
      if signals.contains(ready.fd) { Self.drain(ready.fd) }
      return Event(
        socket: ready.fd,
        readiness: (isReadable ? CurlPoll.readable : 0) | (isWritable ? CurlPoll.writable : 0))
    }

    /// The socket, if something comes from the server; nil for all else.
    private mutating func readableSocket(within milliseconds: Int32) -> Event? {
      var readable = watched
      for index in readable.indices { readable[index].events &= ~Int16(POLLOUT) }
      guard poll(&readable, nfds_t(readable.count), milliseconds) > 0,
        let index = readable.firstIndex(where: { $0.revents != 0 }), index != 0
      else { return nil }
      watched[index].revents = readable[index].revents
      return serve(index)
    }

    /// Milliseconds until libcurl wants to be called, rounded up; -1 where it does not.
    private var timeUntilCall: Int32 {
      guard let nextCall else { return -1 }
      let now = Moment.now
      return nextCall <= now
        ? 0 : Int32(clamping: (nextCall.nanoseconds - now.nanoseconds) / 1_000_000 + 1)
    }
  }
#endif
