/// Base64 with padding and without line breaks (RFC 4648, 4), made in one pass.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Two letters for every twelve bits, the first letter in the lower byte: half the look-ups.
  private static let pairs: [UInt16] = (0..<4096).map {
    UInt16(alphabet[$0 >> 6]) | UInt16(alphabet[$0 & 63]) << 8
  }

  /// How many letters so many bytes become.
  static func count(of bytes: Int) -> Int { (bytes + 2) / 3 * 4 }

  /// The bytes in base64, with padding and without line ends.
  package static func encode(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: count(of: bytes.count)) { output in
      bytes.withUnsafeBytes { encode($0, into: output) }
    }
  }

  /// Appends the letters, by way of a piece that stays in the processor's cache: an array cannot be
  /// appended to without being written twice.
  static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    let pieceSize = 3 << 13
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count(of: pieceSize)) { piece in
      bytes.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count, by: pieceSize) {
          let part = bytes[start..<min(start + pieceSize, bytes.count)]
          let count = encode(UnsafeRawBufferPointer(rebasing: part), into: piece)
          output.append(contentsOf: piece[..<count])
        }
      }
    }
  }

  /// Gives the number of letters.
  private static func encode(
    _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let whole = encodeGroups(bytes, into: UnsafeMutableRawBufferPointer(output))
    return whole + encodeRest(bytes[(whole / 4 * 3)...], into: output[whole...])
  }

  /// Encodes the groups of three bytes, as far as eight bytes can be read at once; four letters each.
  private static func encodeGroups(
    _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Int {
    pairs.withUnsafeBufferPointer { pairs in
      var index = 0
      var written = 0
      while index + 8 <= bytes.count {
        let word = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let letters =
          UInt64(pairs[Int(word >> 52)]) | UInt64(pairs[Int(word >> 40 & 4095)]) << 16
          | UInt64(pairs[Int(word >> 28 & 4095)]) << 32 | UInt64(pairs[Int(word >> 16 & 4095)])
          << 48
        output.storeBytes(of: letters.littleEndian, toByteOffset: written, as: UInt64.self)
        index += 6
        written += 8
      }
      return written
    }
  }

  private static func encodeRest(
    _ bytes: Slice<UnsafeRawBufferPointer>, into output: Slice<UnsafeMutableBufferPointer<UInt8>>
  ) -> Int {
    var output = output
    var written = output.startIndex
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 3) {
      let left = bytes.endIndex - start
      let group =
        Int(bytes[start]) << 16 | (left > 1 ? Int(bytes[start + 1]) << 8 : 0)
        | (left > 2 ? Int(bytes[start + 2]) : 0)
      output[written] = alphabet[group >> 18]
      output[written + 1] = alphabet[group >> 12 & 63]
      output[written + 2] = left > 1 ? alphabet[group >> 6 & 63] : UInt8(ascii: "=")
      output[written + 3] = left > 2 ? alphabet[group & 63] : UInt8(ascii: "=")
      written += 4
    }
    return written - output.startIndex
  }
}
