import Foundation

/// 127.0.0.1 or ::1 with a port, as the socket calls want it.
enum LoopbackAddress {
  static func use<Result>(
    port: UInt16, ipv6: Bool, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result? {
    var found: UnsafeMutablePointer<addrinfo>?
    getaddrinfo(ipv6 ? "::1" : "127.0.0.1", String(port), nil, &found)
    defer { if let found { freeaddrinfo(found) } }
    guard let first = found?.pointee, let address = first.ai_addr else { return nil }
    return body(address, first.ai_addrlen)
  }

  static func port(of descriptor: Int32) throws -> UInt16 {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let status = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard status == 0 else { throw SystemError("getsockname") }
    // The port sits at the same place in both families' addresses.
    return withUnsafeBytes(of: &storage) {
      UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self))
    }
  }
}
