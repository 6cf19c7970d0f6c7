#if WORKAROUNDS
  import Glibc

  /// Hosts that are asked without the proxy.
  ///
  /// libcurl decides, and says from 8.7 on what it decided (`CurlInfo.usedProxy`); for the messages
  /// about older ones the same is worked out here.
  extension Proxy {
    /// Whether `no_proxy`, or else `NO_PROXY`, names the host of a `host:port`.
    static func isException(_ peer: String) -> Bool {
      guard let list = variable("no_proxy") ?? variable("NO_PROXY") else { return false }
      if list == "*" { return true }
      let host = peer.prefix(upTo: peer.lastIndex(of: ":") ?? peer.endIndex)
      return list.split { $0 == "," || $0 == " " || $0 == "\t" }.contains { matches(host, $0) }
    }

    private static func matches(_ host: Substring, _ pattern: Substring) -> Bool {
      if let address = bytes(host) { return matches(address, pattern) }
      let name = host.lowercased()
      var domain = pattern.lowercased()
      if domain.hasPrefix(".") { domain.removeFirst() }
      if domain.hasSuffix(".") { domain.removeLast() }
      return !domain.isEmpty && (name == domain || name.hasSuffix("." + domain))
    }

    /// A pattern is an address, or a network such as `10.0.0.0/8`.
    private static func matches(_ address: [UInt8], _ pattern: Substring) -> Bool {
      let parts = pattern.split(separator: "/", maxSplits: 1)
      guard let first = parts.first, let network = bytes(first), network.count == address.count
      else { return false }
      let all = address.count * 8
      let bits = parts.count > 1 ? Int(parts[1]) ?? 0 : all
      guard 0...all ~= bits else { return false }
      return (0..<bits).allSatisfy { bit in
        (address[bit / 8] ^ network[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
      }
    }

    /// An IP address's bytes, 4 or 16; nil for a name.
    private static func bytes(_ text: Substring) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: 16)
      if inet_pton(AF_INET, String(text), &bytes) == 1 { return Array(bytes.prefix(4)) }
      let literal = text.hasPrefix("[") ? text.dropFirst().prefix { $0 != "]" } : text
      return inet_pton(AF_INET6, String(literal), &bytes) == 1 ? bytes : nil
    }
  }
#endif
