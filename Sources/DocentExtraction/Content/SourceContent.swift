package import DocentDocument
import Glibc

/// The bytes of a source with what is known about them. A value that shares its owner: copies and slices cost nothing.
package struct SourceContent: Sendable {
  private let storage: ContentStorage
  private let range: Range<Int>
  /// File name, or path within the container.
  package var name: String
  /// As detected or declared; `unknown` until then.
  package var mediaType: MediaType

  private init(storage: ContentStorage, range: Range<Int>, name: String, mediaType: MediaType) {
    self.storage = storage
    self.range = range
    self.name = name
    self.mediaType = mediaType
  }

  /// Bytes in memory.
  package init(_ bytes: [UInt8], name: String, mediaType: MediaType = .unknown) {
    self.init(storage: .bytes(bytes), range: 0..<bytes.count, name: name, mediaType: mediaType)
  }

  /// A file: small ones are read, larger ones mapped read-only.
  package init(file path: String, name: String? = nil, mediaType: MediaType = .unknown) throws(ExtractionError) {
    let file = try MappedFile(path: path)
    self.init(
      storage: .file(file), range: 0..<file.count, name: name ?? Self.fileName(of: path),
      mediaType: mediaType)
  }

  /// What stands behind the last slash.
  private static func fileName(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// A file in a private directory, removed with its last user.
  package init(
    temporary file: String, in directory: TemporaryDirectory, name: String, mediaType: MediaType = .unknown
  ) throws(ExtractionError) {
    let file = try MappedFile(path: file, keeping: directory)
    self.init(storage: .file(file), range: 0..<file.count, name: name, mediaType: mediaType)
  }

  /// Number of bytes.
  package var count: Int { range.count }
  package var isEmpty: Bool { range.isEmpty }

  /// The file on disk that holds exactly these bytes, where there is one.
  package var path: String? {
    guard case .file(let file) = storage, range == 0..<file.count else { return nil }
    return file.path
  }

  /// Whether some of the bytes were gone when they were read, because somebody cut the file short. They are zeros.
  package var wasCut: Bool {
    guard case .file(let file) = storage else { return false }
    return file.wasCut
  }

  /// The bytes, valid inside `body` only.
  package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .bytes(let bytes):
      // `Array.withUnsafeBytes` is not generic over the error.
      let outcome: Swift.Result<Result, Failure> = bytes.withUnsafeBytes { buffer in
        do throws(Failure) {
          return .success(try body(UnsafeRawBufferPointer(rebasing: buffer[range])))
        } catch {
          return .failure(error)
        }
      }
      return try outcome.get()
    case .file(let file):
      defer { withExtendedLifetime(file) {} }
      return try body(UnsafeRawBufferPointer(rebasing: file.buffer[range]))
    }
  }

  /// Part of the bytes, without a copy. `bounds` is clamped.
  package func slice(_ bounds: Range<Int>, name: String, mediaType: MediaType = .unknown) -> SourceContent {
    let clamped = bounds.clamped(to: 0..<count)
    return SourceContent(
      storage: storage, range: range.lowerBound + clamped.lowerBound..<range.lowerBound + clamped.upperBound,
      name: name, mediaType: mediaType)
  }

  /// A copy of part of the bytes. `bounds` is clamped.
  package func bytes(in bounds: Range<Int>? = nil) -> [UInt8] {
    withUnsafeBytes { buffer in Array(buffer[(bounds ?? 0..<count).clamped(to: 0..<count)]) }
  }

  /// The full path of a file with these bytes, for a child process, which runs in a directory of its own: the file they
  /// come from where there is one, else one written into `directory`.
  package func file(in directory: TemporaryDirectory, as fileName: String) throws(ExtractionError) -> String {
    if let path {
      if path.hasPrefix("/") { return path }
      guard let resolved = realpath(path, nil) else {
        throw ExtractionError(.corrupted, "\(path) is no longer there", cause: systemMessage(errno))
      }
      defer { free(resolved) }
      return String(cString: resolved)
    }
    return try withUnsafeBytes { (buffer) throws(ExtractionError) in try directory.write(buffer, to: fileName) }
  }
}

/// Who owns the bytes.
private enum ContentStorage: Sendable {
  case bytes([UInt8])
  case file(MappedFile)
}
