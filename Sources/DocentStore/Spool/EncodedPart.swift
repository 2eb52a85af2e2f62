package import DocentDocument

/// One part of a document as the store keeps it: encoded where it was analysed, so that the writer only writes. What is
/// long is compressed there too; what is short is compressed later, with its neighbours.
package struct EncodedPart: Sendable {
  /// From this length on a record is compressed alone.
  private static let longRecord = 32 << 10

  let number: Int
  let base: Int
  let scalarBase: Int
  let text: [UInt8]
  let insights: [UInt8]
  let pages: [Page]

  /// The blocks of one page.
  struct Page: Sendable {
    let page: Int?
    let blocks: [UInt8]
  }

  /// Up to here the blocks of a part of one page stand with its insights.
  private static let shortBlocks = 1 << 10

  /// The record of the only page, `page+1:u blocks`, where it is short enough to stand with the insights.
  var shortPage: [UInt8]? {
    guard pages.count == 1, let page = pages.first, page.blocks.count < Self.shortBlocks else { return nil }
    var writer = ByteWriter()
    writer.unsigned((page.page ?? -1) + 1)
    return writer.bytes + page.blocks
  }

  /// The page of a record that `shortPage` made.
  static func page(decoding record: ArraySlice<UInt8>) throws(StoreError) -> Page {
    var reader = ByteReader(record)
    let page = try reader.unsigned()
    return Page(page: page == 0 ? nil : page - 1, blocks: Array(reader.rest))
  }

  package init(_ part: AnalyzedPart) {
    number = part.part.index
    base = part.part.base.rawValue
    scalarBase = part.part.scalarBase.rawValue
    text = Self.packed(part.part.text.utf8)
    insights = Self.packed(part.insights.encoded())
    pages = BlockCoding.pages(of: part.part.blocks).map { page in
      Page(page: page.page, blocks: BlockCoding.encode(part.part.blocks[page.range]))
    }
  }

  init(number: Int, base: Int, scalarBase: Int, text: [UInt8], insights: [UInt8], pages: [Page]) {
    self.number = number
    self.base = base
    self.scalarBase = scalarBase
    self.text = text
    self.insights = insights
    self.pages = pages
  }

  /// Position of the part in its document, counted from 0.
  package var index: Int { number }

  /// Bytes this value holds.
  package var byteCount: Int { text.count + insights.count + pages.reduce(0) { $0 + $1.blocks.count } }

  /// The text of the part.
  package func decodedText() throws(StoreError) -> DocumentText {
    DocumentText(validUTF8: try Compression.decompress(text))
  }

  /// The part as it was, without its blocks.
  package func decoded() throws(StoreError) -> AnalyzedPart {
    AnalyzedPart(
      part: DocumentPart(
        index: number, base: UTF8Offset(base), scalarBase: ScalarOffset(scalarBase), text: try decodedText()),
      insights: try PartInsights(decoding: Compression.decompress(insights)[...]))
  }

  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    bytes.count < longRecord ? Compression.stored(bytes) : Compression.compress(bytes)
  }
}
