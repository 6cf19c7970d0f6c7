#if WORKAROUNDS
  /// The numbers from `curl/curl.h` and `curl/multi.h` that are used here; they are libcurl's ABI.
  enum CurlOption {
    static let proxy: Int32 = 10004
    static let errorBuffer: Int32 = 10010
    static let httpHeader: Int32 = 10023
    static let postFields: Int32 = 10015
    static let postFieldsSize: Int32 = 30120
    static let upload: Int32 = 46
    static let certificate: Int32 = 10025
    static let keyPassword: Int32 = 10026
    static let headerData: Int32 = 10029
    static let writeData: Int32 = 10001
    static let caInfo: Int32 = 10065
    static let certificateKey: Int32 = 10087
    static let caPath: Int32 = 10097
    static let unixSocket: Int32 = 10231
    static let proxyCAInfo: Int32 = 10246
    static let proxyCAPath: Int32 = 10247
    static let bufferSize: Int32 = 98
    static let connectTimeoutMilliseconds: Int32 = 156
    static let tcpKeepAlive: Int32 = 213
    static let suppressConnectHeaders: Int32 = 265
    static let quickExit: Int32 = 322
    static let writeFunction: Int32 = 20011
    static let headerFunction: Int32 = 20079
    static let preRequestFunction: Int32 = 20312
    static let preRequestData: Int32 = 10313
  }

  /// `CURL_ERROR_SIZE`: the bytes that an error's text may take.
  let curlErrorSize = 256

  enum CurlMultiOption {
    static let socketFunction: Int32 = 20001
    static let timerFunction: Int32 = 20004
  }

  enum CurlInfo {
    static let verifyResult: Int32 = 0x20_0000 + 13
    static let connectStatus: Int32 = 0x20_0000 + 22
    static let systemError: Int32 = 0x20_0000 + 25
    static let proxyVerifyResult: Int32 = 0x20_0000 + 47
    /// Since 8.7.
    static let usedProxy: Int32 = 0x20_0000 + 66
    static let tlsSession: Int32 = 0x40_0000 + 45
    /// Bytes.
    static let uploadedSize: Int32 = 0x60_0000 + 7
    /// Bytes of the body, as they came.
    static let downloadedSize: Int32 = 0x60_0000 + 8
    /// Bytes that the head announces, or -1; as a `Double`.
    static let announcedSizeAsDouble: Int32 = 0x30_0000 + 15
    /// The same, as a whole number.
    static let announcedSize: Int32 = 0x60_0000 + 15
    /// Microseconds until TCP was connected.
    static let connectTime: Int32 = 0x60_0000 + 52
  }

  /// `CURLcode`, as far as one differs from another to us.
  enum CurlCode {
    static let ok: Int32 = 0
    static let unsupportedProtocol: Int32 = 1
    static let failedInit: Int32 = 2
    static let badURL: Int32 = 3
    static let notBuiltIn: Int32 = 4
    static let proxyNotResolved: Int32 = 5
    static let hostNotResolved: Int32 = 6
    static let notConnected: Int32 = 7
    static let weirdServerReply: Int32 = 8
    static let http2: Int32 = 16
    static let partialFile: Int32 = 18
    static let writeError: Int32 = 23
    static let outOfMemory: Int32 = 27
    static let timedOut: Int32 = 28
    static let tlsConnect: Int32 = 35
    static let badArgument: Int32 = 43
    static let gotNothing: Int32 = 52
    static let sendError: Int32 = 55
    static let receiveError: Int32 = 56
    static let localCertificate: Int32 = 58
    static let cipher: Int32 = 59
    static let peerVerification: Int32 = 60
    static let caFile: Int32 = 77
    static let crl: Int32 = 82
    static let issuer: Int32 = 83
    static let pinnedKey: Int32 = 90
    static let certificateStatus: Int32 = 91
    static let http2Stream: Int32 = 92
    static let proxyHandshake: Int32 = 97
    static let tooLarge: Int32 = 100
  }

  enum CurlSocket {
    /// `CURL_SOCKET_TIMEOUT`: no socket is ready, but time has passed.
    static let none: Int32 = -1
  }

  /// What libcurl wants to know of a socket: `CURL_POLL_…`.
  enum CurlPoll {
    static let readable: Int32 = 1
    static let writable: Int32 = 2
    static let remove: Int32 = 4
  }
#endif
