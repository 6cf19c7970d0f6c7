#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs what calls itself deeper than the caller's stack may allow.
enum DeepStack {
  /// In bytes. Only what is used is ever taken from memory.
  private static let size = 256 << 20

  private final class Job {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs the body on a thread with a large stack and waits for it; nil where the system gives no
  /// such thread.
  static func run<Result>(_ body: () -> Result) -> Result? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return nil }
    var result: Result?
    return withoutActuallyEscaping(body) { body in
      let job = Unmanaged.passRetained(Job { result = body() })
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let status = pthread_create(&thread, &attributes, { DeepStack.main($0) }, job.toOpaque())
      guard status == 0 else {
        job.release()
        return nil
      }
      #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
      #else
        pthread_join(thread, nil)
      #endif
      return result
    }
  }

  private static func main(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
    return nil
  }
}
