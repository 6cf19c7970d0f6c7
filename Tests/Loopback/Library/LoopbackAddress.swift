#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// 127.0.0.1 or ::1 with a port, as the socket calls want it.
struct LoopbackAddress {
  var port: UInt16
  var ipv6: Bool

  var family: Int32 { ipv6 ? AF_INET6 : AF_INET }

  func withPointer<Result>(_ use: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    ipv6 ? LoopbackAddress.pass(six, to: use) : LoopbackAddress.pass(four, to: use)
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

  private var four: sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    return address
  }

  private var six: sockaddr_in6 {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    address.sin6_addr = in6addr_loopback
    return address
  }

  private static func pass<Address, Result>(
    _ address: Address, to use: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        use($0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }
}
