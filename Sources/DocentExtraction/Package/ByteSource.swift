import DocentDocument

/// Gives the bytes of a part from its start to its end.
protocol ByteSource: AnyObject {
  /// The next bytes, at most as many as fit; 0 at the end.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ExtractionError) -> Int
}

extension ZipMemberReader: ByteSource {}

/// The bytes of a source that is no member of an archive: documents written as one XML file.
final class ContentByteSource: ByteSource {
  private let content: SourceContent
  private var position = 0

  init(_ content: SourceContent) { self.content = content }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ExtractionError) -> Int {
    if Task.isCancelled { throw .cancelled }
    let count = min(buffer.count, content.count - position)
    guard count > 0 else { return 0 }
    content.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    return count
  }
}

/// Several sources, one after the other: a part that was written in pieces (ECMA-376 part 2, 7.2.4).
final class ChainedByteSource: ByteSource {
  private var sources: ArraySlice<any ByteSource>

  init(_ sources: [any ByteSource]) { self.sources = sources[...] }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ExtractionError) -> Int {
    while let first = sources.first {
      let count = try first.read(into: buffer)
      if count > 0 { return count }
      sources = sources.dropFirst()
    }
    return 0
  }
}
