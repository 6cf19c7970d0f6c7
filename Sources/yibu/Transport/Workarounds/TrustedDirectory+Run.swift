#if WORKAROUNDS
  extension Transfer {
    /// Where the chain was not trusted by the directory alone, begins the transfer once more, with the
    /// bundle. Returns whether it did; otherwise the result is kept for Foundation.
    ///
    /// Not only where an issuer is missing: a directory may hold an older certificate of an issuer
    /// than the bundle does, which OpenSSL then calls expired, or its signature wrong.
    func startAnewWithBundle(_ curl: LibCurl, _ multi: LibCurl.Handle?) -> Bool {
      guard trust.isAlone else { return false }
      var remaining: Int32 = 0
      guard let message = curl.multiInfoRead(multi, &remaining) else { return false }
      guard isForWantOfTrust(CurlMessage(message), curl) else {
        result.message = message
        return false
      }
      let failure = CurlFailure(CurlMessage(message).result, of: self, curl)
      return activity.during {
        _ = curl.multiRemove(multi, easy)
        trust.addFile(options, after: failure, on: easy, curl)
        return curl.multiAdd(multi, easy) == CurlCode.ok
      }
    }

    private func isForWantOfTrust(_ message: CurlMessage, _ curl: LibCurl) -> Bool {
      guard message.isDone, message.easy == easy else { return false }
      return switch message.result {
      case CurlCode.peerVerification: Distrust(easy, curl) != nil
      // The directory was no good.
      case CurlCode.caFile: true
      default: false
      }
    }
  }
#endif
