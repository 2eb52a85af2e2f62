import CArchive
import DocentDocument
import Glibc

/// A libarchive reader over a source: members in the order of the bytes, each from its start to its end.
///
/// Only formats and filters that run in this process are switched on: libarchive starts programs for some of the others.
final class ArchiveReader {
  enum Step {
    case member(name: String?, isFile: Bool, isEncrypted: Bool)
    case end
    /// What follows cannot be read; the message is libarchive's own.
    case damaged(String)
  }

  private let archive: OpaquePointer
  private let input: ArchiveInput
  private var entry: OpaquePointer?

  /// Nil when memory runs out.
  init?(_ content: SourceContent, passwords: [String]) {
    guard let archive = archive_read_new() else { return nil }
    self.archive = archive
    input = ArchiveInput(content)
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_lzma(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_cpio(archive)
    archive_read_support_format_7zip(archive)
    archive_read_support_format_zip_seekable(archive)
    archive_read_support_format_empty(archive)
    archive_read_support_format_raw(archive)
    for password in passwords { archive_read_add_passphrase(archive, password) }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(input).toOpaque())
    archive_read_set_read_callback(archive) { _, context, buffer in
      guard let input = ArchiveInput.from(context), let buffer else { return -1 }
      return input.read(into: buffer)
    }
    archive_read_set_skip_callback(archive) { _, context, count in
      ArchiveInput.from(context)?.skip(count) ?? 0
    }
    archive_read_set_seek_callback(archive) { _, context, offset, whence in
      ArchiveInput.from(context)?.seek(offset, whence) ?? -1
    }
  }

  deinit { archive_read_free(archive) }

  /// Whether the bytes are an archive of one of the formats; must be called first.
  func open() -> String? {
    archive_read_open1(archive) == ARCHIVE_OK ? nil : message
  }

  /// Whether the bytes are one compressed file and not an archive.
  var isSingleFile: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

  /// Goes on to the next member.
  func next() -> Step {
    let code = archive_read_next_header(archive, &entry)
    if code == ARCHIVE_EOF { return .end }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else { return .damaged(message) }
    return .member(
      name: name(of: entry), isFile: archive_entry_filetype(entry) == Self.regularFile,
      isEncrypted: archive_entry_is_data_encrypted(entry) == 1)
  }

  /// Hands the bytes of the current member to `body`. Throws `corrupted` where they end early, `encrypted` without the
  /// right password, and what `body` throws.
  func read(
    memberNamed name: String, _ body: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      if Task.isCancelled { throw .cancelled }
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      if count < 0 {
        let said = message
        if said.lowercased().contains("passphrase") || said.lowercased().contains("encrypt") {
          throw .encryptedMember(name)
        }
        throw ExtractionError(
          .corrupted, "the archive is damaged or cut short; get it again from where it came", cause: said,
          location: name)
      }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private var message: String { archive_error_string(archive).map { String(cString: $0) } ?? "unknown error" }

  private func name(of entry: OpaquePointer) -> String? {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    guard let name = archive_entry_pathname(entry) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
    return ZipText.decode(bytes[...], isUTF8: false)
  }

  /// `AE_IFREG`, a macro with a cast that Swift does not import.
  private static let regularFile: mode_t = 0o100000
}

/// Hands libarchive the bytes in pieces of its own, so that the source need not stay mapped between calls.
private final class ArchiveInput {
  private static let pieceBytes = 128 << 10
  private let content: SourceContent
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
  private var position = 0

  init(_ content: SourceContent) { self.content = content }
  deinit { buffer.deallocate() }

  static func from(_ context: UnsafeMutableRawPointer?) -> ArchiveInput? {
    context.map { Unmanaged<ArchiveInput>.fromOpaque($0).takeUnretainedValue() }
  }

  func read(into target: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    let count = min(Self.pieceBytes, content.count - position)
    guard count > 0 else { return 0 }
    content.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    target.pointee = UnsafeRawPointer(buffer.baseAddress)
    return count
  }

  func skip(_ count: Int64) -> Int64 {
    let step = min(max(0, count), Int64(content.count - position))
    position += Int(step)
    return step
  }

  func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    let base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? Int64(position) : Int64(content.count)
    let (target, overflow) = base.addingReportingOverflow(offset)
    guard !overflow, target >= 0, target <= Int64(content.count) else { return -1 }
    position = Int(target)
    return target
  }
}
