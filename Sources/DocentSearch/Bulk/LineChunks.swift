import CZlib
import Glibc

/// Cuts a file of lines, gzipped or not, or stdin, into chunks of whole lines. Where the cuts are depends on the content
/// alone.
package final class LineChunks {
  /// A chunk ends with the first line that ends at or after this many bytes.
  package static let chunkSize = 1 << 20
  private static let longestLine = 1 << 30

  private let path: String
  private let file: gzFile
  private var rest: [UInt8] = []
  private var isAtEnd = false

  /// - Parameter path: `-` for stdin.
  package init(_ path: String) throws(IndexError) {
    self.path = path
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw IndexError(.inputOutput, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    // Reads what is not gzipped as it is.
    guard let file = gzdopen(descriptor, "rb") else {
      close(descriptor)
      throw IndexError(.inputOutput, "cannot read \(path)")
    }
    gzbuffer(file, 1 << 18)
    self.file = file
  }

  deinit { gzclose(file) }

  /// The next chunk; nil at the end.
  package func next() throws(IndexError) -> [UInt8]? {
    var chunk = rest
    rest = []
    while !isAtEnd {
      if chunk.count >= Self.chunkSize, let end = chunk[(Self.chunkSize - 1)...].firstIndex(of: 0x0A) {
        rest = Array(chunk[(end + 1)...])
        chunk.removeSubrange((end + 1)...)
        return chunk
      }
      guard chunk.count < Self.longestLine else {
        throw IndexError(.tooLarge, "\(path): a line is longer than \(Self.longestLine) bytes")
      }
      let start = chunk.count
      let step = 1 << 18
      chunk.append(contentsOf: repeatElement(0, count: step))
      let count = chunk.withUnsafeMutableBytes { bytes in
        gzread(file, bytes.baseAddress.map { $0 + start }, UInt32(step))
      }
      guard count >= 0 else { throw IndexError(.inputOutput, "cannot read \(path): the file is damaged") }
      chunk.removeSubrange((start + Int(count))...)
      if count == 0 { isAtEnd = true }
    }
    if chunk.count > Self.chunkSize, let end = chunk[(Self.chunkSize - 1)...].firstIndex(of: 0x0A),
      end + 1 < chunk.count
    {
      rest = Array(chunk[(end + 1)...])
      chunk.removeSubrange((end + 1)...)
    }
    return chunk.isEmpty ? nil : chunk
  }
}
