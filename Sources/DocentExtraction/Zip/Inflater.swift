import CZlib

/// Decompresses one raw deflate stream (RFC 1951), a chunk at a time.
struct Inflater: ~Copyable {
  enum Step: Equatable {
    /// Go on: more output or input is needed.
    case more
    case finished
    case damaged
  }

  private var stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool

  init() {
    stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isReady = czlib_inflate_init_raw(stream) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deallocate()
  }

  /// Number of compressed bytes read so far.
  var consumed: Int { Int(stream.pointee.total_in) }

  /// Reads from `input` and writes to `output`; returns what was done with how much of both.
  mutating func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (step: Step, read: Int, written: Int) {
    guard isReady else { return (.damaged, 0, 0) }
    let inputCount = min(input.count, Int(UInt32.max >> 1))
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(inputCount)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(min(output.count, Int(UInt32.max >> 1)))
    let room = Int(stream.pointee.avail_out)
    let code = CZlib.inflate(stream, Z_NO_FLUSH)
    let read = inputCount - Int(stream.pointee.avail_in)
    let written = room - Int(stream.pointee.avail_out)
    switch code {
    case Z_STREAM_END: return (.finished, read, written)
    case Z_OK: return (.more, read, written)
    // No progress was possible: the input has ended before the stream.
    case Z_BUF_ERROR: return (read == 0 && written == 0 ? .damaged : .more, read, written)
    default: return (.damaged, read, written)
    }
  }
}
