import DocentDocument
import Glibc

/// The pages of a TIFF file, each made the first one of a copy in turn: decoders read the first page only, and so each
/// page has its own limits.
struct TIFFPages {
  static let maximumPages = 65_536

  /// Offsets of the directories of the pages, without previews and masks.
  let offsets: [Int]
  private let field: Range<Int>
  private let patches: [[UInt8]]

  /// Nil for what is no TIFF file or has no directory.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let reader = TIFFReader(bytes) else { return nil }
    let chain = reader.chain(limit: Self.maximumPages)
    // NewSubfileType: 1 a smaller version of another page, 4 a mask.
    let pages = chain.filter { (reader.integer($0.directory[254]) ?? 0) & 5 == 0 }
    offsets = (pages.isEmpty ? chain : pages).map(\.offset)
    if offsets.isEmpty { return nil }
    field = reader.firstOffsetField
    patches = offsets.map { reader.offsetBytes($0) }
  }

  /// Makes a page, counted from 0, the first one of `file`, a copy of the whole TIFF file.
  func select(_ page: Int, in file: String) throws(ExtractionError) {
    let descriptor = open(file, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw ExtractionError(.crashed, "a page of the TIFF file cannot be separated") }
    defer { close(descriptor) }
    let written = patches[page].withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, field.lowerBound) }
    guard written == field.count else {
      throw ExtractionError(.crashed, "a page of the TIFF file cannot be separated", cause: systemMessage(errno))
    }
  }
}
