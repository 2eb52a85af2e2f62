/// Many growing byte streams in one memory: each stream is a chain of slices that double in size up to a limit, so that
/// rare terms cost little and frequent ones few links.
final class SliceArena {
  /// A stream being written.
  struct Stream {
    fileprivate var cursor: UnsafeMutablePointer<UInt8>?
    /// The end of the slice, where the link to the next will stand.
    fileprivate var end: UnsafeMutablePointer<UInt8>?
    fileprivate var head: UInt32 = 0
    fileprivate var size: UInt32 = 0
  }

  private static let pageBits: UInt32 = 16
  private static let pageSize = 1 << Int(pageBits)
  private static let firstSlice: UInt32 = 16
  private static let largestSlice: UInt32 = 4096
  /// The end of each slice links to the next.
  private static let linkSize: UInt32 = 4

  /// Once so many pages are in use, the next ones are allocated together.
  private static let pagesTogether = 32

  private var pages: [UnsafeMutablePointer<UInt8>] = []
  private var allocations: [(start: UnsafeMutablePointer<UInt8>, size: Int)] = []
  /// Pages allocated but not in use.
  private var spare: (next: UnsafeMutablePointer<UInt8>, count: Int)?
  private var free = pageSize

  deinit { for (start, size) in allocations { LargeMemory.deallocate(start, capacity: size) } }

  /// Bytes of memory held.
  var footprint: Int { (pages.count + (spare?.count ?? 0)) * Self.pageSize }
  /// True while addresses are left; a buffer is flushed long before.
  var hasRoom: Bool { pages.count < (1 << 16) - 1024 }

  @inline(__always) func append(varint value: UInt32, to stream: inout Stream) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80, to: &stream)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest), to: &stream)
  }

  @inline(__always) func append(_ byte: UInt8, to stream: inout Stream) {
    if stream.cursor == stream.end { grow(&stream) }
    guard let cursor = stream.cursor else { return }
    cursor.pointee = byte
    stream.cursor = cursor + 1
  }

  private func grow(_ stream: inout Stream) {
    let size = stream.size == 0 ? Self.firstSlice : min(stream.size * 2, Self.largestSlice)
    let start = allocate(Int(size))
    if stream.size == 0 {
      stream.head = start
    } else if let end = stream.end {
      UnsafeMutableRawPointer(end).storeBytes(of: start, as: UInt32.self)
    }
    stream.size = size
    stream.cursor = address(start)
    stream.end = address(start) + Int(size - Self.linkSize)
  }

  private func allocate(_ size: Int) -> UInt32 {
    if free + size > Self.pageSize {
      pages.append(newPage())
      free = 0
    }
    defer { free += size }
    return UInt32(pages.count - 1) << Self.pageBits | UInt32(free)
  }

  private func newPage() -> UnsafeMutablePointer<UInt8> {
    if let (page, count) = spare {
      spare = count > 1 ? (page + Self.pageSize, count - 1) : nil
      return page
    }
    let count = pages.count < Self.pagesTogether ? 1 : Self.pagesTogether
    let size = count * Self.pageSize
    let page = LargeMemory.allocate(UInt8.self, capacity: size)
    allocations.append((page, size))
    if count > 1 { spare = (page + Self.pageSize, count - 1) }
    return page
  }

  @inline(__always) private func address(_ place: UInt32) -> UnsafeMutablePointer<UInt8> {
    pages[Int(place >> Self.pageBits)] + Int(place & (1 << Self.pageBits - 1))
  }

  /// Replaces `bytes` by the whole stream.
  func read(_ stream: Stream, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    guard stream.size > 0 else { return }
    var start = stream.head
    var size = Self.firstSlice
    while true {
      let first = address(start)
      let end = first + Int(size - Self.linkSize)
      if end == stream.end, let cursor = stream.cursor {
        bytes.append(contentsOf: UnsafeBufferPointer(start: first, count: cursor - first))
        return
      }
      bytes.append(contentsOf: UnsafeBufferPointer(start: first, count: end - first))
      start = UnsafeRawPointer(end).loadUnaligned(as: UInt32.self)
      size = min(size * 2, Self.largestSlice)
    }
  }
}
