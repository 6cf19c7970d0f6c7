#if WORKAROUNDS
  import Glibc

  /// A shared library's file, as far as it says which libraries it needs: ELF of 64 bits in this
  /// machine's byte order.
  struct ELFFile {
    /// The names of the libraries that it is linked with, in order.
    let needed: [String]

    /// A segment of the file that is loaded.
    private struct Segment {
      let address: Int
      let offset: Int
      let size: Int
    }

    private enum Layout {
      static let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2]
      static let headersOffset = 32
      static let headerSize = 54
      static let headerCount = 56
      static let loaded: UInt32 = 1
      static let dynamic: UInt32 = 2
      static let needed = 1
      static let texts = 5
    }

    /// Nil where there is no such file, or it is something else.
    init?(_ path: String) {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_size > 64,
        let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
        memory != UnsafeMutableRawPointer(bitPattern: -1)
      else { return nil }
      defer { munmap(memory, Int(status.st_size)) }
      let bytes = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
      guard bytes.starts(with: Layout.magic), let needed = Self.needed(bytes) else { return nil }
      self.needed = needed
    }

    private static func needed(_ file: UnsafeRawBufferPointer) -> [String]? {
      var segments: [Segment] = []
      var entries: Segment?
      let start = number(file, Layout.headersOffset, as: Int.self) ?? 0
      let size = Int(number(file, Layout.headerSize, as: UInt16.self) ?? 0)
      let count = Int(number(file, Layout.headerCount, as: UInt16.self) ?? 0)
      for header in (0..<count).map({ start &+ $0 * size }) {
        guard let kind = number(file, header, as: UInt32.self),
          let offset = number(file, header &+ 8, as: Int.self),
          let address = number(file, header &+ 16, as: Int.self),
          let length = number(file, header &+ 32, as: Int.self)
        else { return nil }
        let segment = Segment(address: address, offset: offset, size: length)
        if kind == Layout.loaded { segments.append(segment) }
        if kind == Layout.dynamic { entries = segment }
      }
      return entries.flatMap { names(file, $0, segments) }
    }

    private static func names(
      _ file: UnsafeRawBufferPointer, _ entries: Segment, _ segments: [Segment]
    ) -> [String]? {
      var offsets: [Int] = []
      var texts: Int?
      for entry in stride(from: entries.offset, to: entries.offset &+ entries.size, by: 16) {
        guard let tag = number(file, entry, as: Int.self),
          let value = number(file, entry &+ 8, as: Int.self)
        else { return nil }
        if tag == Layout.needed { offsets.append(value) }
        if tag == Layout.texts { texts = value }
      }
      guard let texts,
        let segment = segments.first(where: { 0..<max(0, $0.size) ~= texts &- $0.address })
      else { return nil }
      let base = texts &- segment.address &+ segment.offset
      return offsets.compactMap { text(file, base &+ $0) }
    }

    /// Nil beyond the end of the file.
    private static func number<Number: FixedWidthInteger & BitwiseCopyable>(
      _ file: UnsafeRawBufferPointer, _ offset: Int, as _: Number.Type
    ) -> Number? {
      guard offset >= 0, offset <= file.count - MemoryLayout<Number>.size else { return nil }
      return file.loadUnaligned(fromByteOffset: offset, as: Number.self)
    }

    private static func text(_ file: UnsafeRawBufferPointer, _ offset: Int) -> String? {
      guard 0..<file.count ~= offset else { return nil }
      return String(decoding: file[offset...].prefix { $0 != 0 }, as: UTF8.self)
    }
  }
#endif
