import CArchive
import DocentDocument
import Glibc

/// A libarchive reader over a source: members in the order of the bytes, each from its start to its end.
///
/// Only formats and filters that run in this process are switched on: libarchive starts programs for some of the others.
final class ArchiveReader {
  enum Step {
    case member(name: String?, kind: Kind, isEncrypted: Bool)
    case end
    /// A header cannot be read; the message is libarchive's own.
    case damaged(String, canGoOn: Bool)
  }

  enum Kind {
    case file, directory, link, other
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
    archive_read_support_filter_lz4(archive)
    archive_read_support_filter_lzip(archive)
    archive_read_support_filter_compress(archive)
    archive_read_support_filter_rpm(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_cpio(archive)
    archive_read_support_format_7zip(archive)
    archive_read_support_format_rar(archive)
    archive_read_support_format_rar5(archive)
    archive_read_support_format_cab(archive)
    archive_read_support_format_ar(archive)
    archive_read_support_format_xar(archive)
    archive_read_support_format_iso9660(archive)
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
    input.beginCall()
    return NameLocale.use { archive_read_open1(archive) == ARCHIVE_OK ? nil : message }
  }

  /// Whether the bytes are one compressed file and not an archive.
  var isSingleFile: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW }

  /// Goes on to the next member.
  func next() -> Step {
    input.beginCall()
    return NameLocale.use {
      let code = archive_read_next_header(archive, &entry)
      if code == ARCHIVE_EOF { return .end }
      guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
        return .damaged(message, canGoOn: code == ARCHIVE_RETRY || code == ARCHIVE_FAILED)
      }
      // Bytes that went through no filter and are no archive would be handed on as they are, for ever.
      if isSingleFile, archive_filter_code(archive, 0) == ARCHIVE_FILTER_NONE {
        return .damaged("no archive", canGoOn: false)
      }
      return .member(
        name: name(of: entry), kind: kind(of: entry), isEncrypted: archive_entry_is_data_encrypted(entry) == 1)
    }
  }

  /// Hands the bytes of the current member to `body`. Throws `corrupted` where they end early, `encrypted` without the
  /// right password, and what `body` throws.
  func read(
    memberNamed name: String, hasPassword: Bool, _ body: (UnsafeRawBufferPointer) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      if Task.isCancelled { throw .cancelled }
      input.beginCall()
      let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      if count < 0 {
        let said = message
        if said.lowercased().contains("passphrase") || said.lowercased().contains("encrypt") {
          throw hasPassword ? .lockedArchive(name) : .encryptedMember(name)
        }
        if Self.unsupported.contains(where: said.lowercased().contains) {
          throw ExtractionError(
            .unsupported,
            "\(name) is packed in a way that cannot be read here; unpack the archive with its own program",
            cause: said, location: name)
        }
        throw ExtractionError(
          .corrupted, "the archive is damaged or cut short; get it again from where it came", cause: said,
          location: name)
      }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// What libarchive says of methods it does not know.
  private static let unsupported = ["unsupported", "not supported", "unknown codec", "unknown method"]

  private var message: String {
    archive_error_string(archive).map { String(cString: $0) } ?? "it could not be read further"
  }

  private func name(of entry: OpaquePointer) -> String? {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    guard let name = archive_entry_pathname(entry) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
    return ArchiveNames.decode(bytes)
  }

  private func kind(of entry: OpaquePointer) -> Kind {
    if archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil { return .link }
    // `AE_IFREG` and its like are macros with a cast, which Swift does not import. Some formats state no type.
    switch archive_entry_filetype(entry) {
    case 0o100000, 0: return .file
    case 0o040000: return .directory
    case 0o120000: return .link
    default: return .other
    }
  }
}

/// libarchive converts names to the character set of the locale, which is that of the calling thread here.
private enum NameLocale {
  /// Made once and never changed; `1` is LC_CTYPE_MASK, a macro that Swift does not import.
  nonisolated(unsafe) private static let utf8 = newlocale(1, "C.UTF-8", nil)

  static func use<Result>(_ body: () -> Result) -> Result {
    guard let utf8 else { return body() }
    let before = uselocale(utf8)
    defer { uselocale(before) }
    return body()
  }
}

extension ExtractionError {
  /// A password was given, and it does not open the archive or member.
  static func lockedArchive(_ name: String) -> ExtractionError {
    ExtractionError(
      .encrypted,
      "\(name) is encrypted and the given password does not open it, or its encryption is not known here; unpack it first",
      location: name)
  }
}

/// Hands libarchive the bytes in pieces of its own, so that the source need not stay mapped between calls.
private final class ArchiveInput {
  private static let pieceBytes = 128 << 10
  /// In the densest compression a few hundred bytes are a second's work.
  private static let leastPieceBytes = 256
  /// CPU seconds after which a piece counts as dense.
  private static let denseSeconds = 0.02
  /// CPU seconds that one call of libarchive may take; none should take more than a fraction of one.
  private static let patience = 3.0
  /// When the call began, and when the last piece was handed over.
  private var start = 0.0
  private var last = 0.0
  /// Bytes of the next piece: more while they are soon used up, fewer when much comes of them.
  private var size = leastPieceBytes
  private let content: SourceContent
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
  private var position = 0

  init(_ content: SourceContent) { self.content = content }
  deinit { buffer.deallocate() }

  static func from(_ context: UnsafeMutableRawPointer?) -> ArchiveInput? {
    context.map { Unmanaged<ArchiveInput>.fromOpaque($0).takeUnretainedValue() }
  }

  /// To be called before each call of libarchive that may read: a search for a header in zeros without end must not
  /// take for ever.
  func beginCall() {
    start = Self.now()
    last = start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  func read(into target: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    let time = Self.now()
    if time - start > Self.patience { return -1 }
    size = time - last > Self.denseSeconds ? Self.leastPieceBytes : min(Self.pieceBytes, size * 2)
    last = time
    let count = min(size, content.count - position)
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
