import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension URLSessionConfiguration {
  /// Our sessions' configuration: no cookies, no cache, no stored credentials, and above all no
  /// file.
  ///
  /// Works around: on Linux every way to a configuration first opens the shared cookie storage and
  /// the shared cache, each of which makes a folder. `ProcessEnvironment.reduce()` has led the one to
  /// a folder that exists; the other gives way to a cache without room. `.ephemeral` would build both
  /// twice.
  ///
  /// To see it: take `.ephemeral` everywhere; a request then makes a folder in `~/.cache`. It can go
  /// when `.ephemeral` makes none.
  static func leavingNoTrace() -> URLSessionConfiguration {
    #if WORKAROUNDS
      URLCache.shared = URLCache(memoryCapacity: 0, diskCapacity: 0, diskPath: "/")
      let configuration = URLSessionConfiguration.default
    #else
      let configuration = URLSessionConfiguration.ephemeral
    #endif
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCredentialStorage = nil
    return configuration
  }
}
