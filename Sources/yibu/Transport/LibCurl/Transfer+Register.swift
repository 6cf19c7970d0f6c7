#if WORKAROUNDS
  import Synchronization

  /// Which transfer a handle belongs to.
  extension Transfer {
    private struct Register {
      /// About to be started: the next easy handle that URLSession sets up is for it.
      var next: Transfer?
      /// All that have a handle. One, or a few where attempts were given up.
      var running: [Transfer] = []
    }

    private static let register = Mutex(Register())

    static func awaitHandle(_ transfer: Transfer) { register.withLock { $0.next = transfer } }

    /// The transfer that is about to be started.
    static func starting(_ easy: LibCurl.Handle?, on multi: LibCurl.Handle?) -> Transfer? {
      register.withLock {
        let transfer = $0.running.first { $0.handles.easy == easy }
        transfer?.handles.multi = multi
        return transfer
      }
    }

    /// Takes the transfer off the register, before another handle can get the same address.
    static func finish(easy: LibCurl.Handle) -> Transfer? {
      register.withLock { register in
        guard let index = register.running.firstIndex(where: { $0.handles.easy == easy }) else {
          return nil
        }
        return register.running.remove(at: index)
      }
    }

    static func of(easy: LibCurl.Handle?) -> Transfer? {
      register.withLock { $0.running.first { $0.handles.easy == easy } }
    }

    /// The transfer of a handle that Foundation is about to set up. Not when the handle is made:
    /// libcurl makes some for itself, and in a dynamically linked build by our functions.
    static func settingUp(_ easy: LibCurl.Handle?) -> Transfer? {
      if let known = of(easy: easy) { return known }
      return register.withLock {
        guard let transfer = $0.next else { return nil }
        transfer.handles.easy = easy
        $0.running.append(transfer)
        $0.next = nil
        return transfer
      }
    }

    static func of(multi: LibCurl.Handle?) -> Transfer? {
      register.withLock { $0.running.first { $0.handles.multi == multi } }
    }

    /// The transfer for which this very thread is inside libcurl.
    static var insideLibCurl: Transfer? {
      register.withLock { $0.running.first { $0.activity.isOnThisThread } }
    }

    /// The transfer for which Foundation is setting up a handle, or about to.
    static var beingSetUp: Transfer? {
      register.withLock { $0.next ?? $0.running.first { $0.handles.multi == nil } }
    }
  }
#endif
