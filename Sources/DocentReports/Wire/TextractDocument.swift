package import DocentDocument

/// `docent extract --format textract`: the answer of Textract's `AnalyzeDocument`.
package struct TextractDocument: Encodable, Sendable {
  package struct DocumentMetadata: Encodable, Sendable {
    var pages: Int
    enum CodingKeys: String, CodingKey { case pages = "Pages" }
  }

  var documentMetadata: DocumentMetadata
  var blocks: [TextractBlock]

  enum CodingKeys: String, CodingKey {
    case documentMetadata = "DocumentMetadata"
    case blocks = "Blocks"
  }

  package init(parts: [DocumentPart], metadata: Metadata) {
    var builder = TextractBlockBuilder()
    for part in parts { builder.add(part) }
    blocks = builder.finish()
    let pages = blocks.filter { $0.blockType == .page }.count
    documentMetadata = DocumentMetadata(pages: max(pages, metadata.pageCount ?? 0))
  }
}

/// Textract's `Block`.
struct TextractBlock: Encodable, Sendable {
  enum Kind: String, Encodable, Sendable {
    case page = "PAGE"
    case line = "LINE"
    case word = "WORD"
    case table = "TABLE"
    case cell = "CELL"
    case keyValueSet = "KEY_VALUE_SET"
    case layoutTitle = "LAYOUT_TITLE"
    case layoutSectionHeader = "LAYOUT_SECTION_HEADER"
    case layoutText = "LAYOUT_TEXT"
    case layoutList = "LAYOUT_LIST"
    case layoutTable = "LAYOUT_TABLE"
    case layoutHeader = "LAYOUT_HEADER"
    case layoutFooter = "LAYOUT_FOOTER"
  }

  struct Geometry: Encodable, Sendable {
    struct BoundingBox: Encodable, Sendable {
      var left: Float
      var top: Float
      var width: Float
      var height: Float

      enum CodingKeys: String, CodingKey {
        case left = "Left"
        case top = "Top"
        case width = "Width"
        case height = "Height"
      }
    }

    struct Point: Encodable, Sendable {
      var x: Float
      var y: Float

      enum CodingKeys: String, CodingKey {
        case x = "X"
        case y = "Y"
      }
    }

    var boundingBox: BoundingBox
    var polygon: [Point]

    enum CodingKeys: String, CodingKey {
      case boundingBox = "BoundingBox"
      case polygon = "Polygon"
    }

    init(_ box: Box) {
      boundingBox = BoundingBox(left: box.left, top: box.top, width: box.width, height: box.height)
      let right = box.left + box.width
      let bottom = box.top + box.height
      polygon = [
        Point(x: box.left, y: box.top), Point(x: right, y: box.top), Point(x: right, y: bottom),
        Point(x: box.left, y: bottom),
      ]
    }
  }

  struct Relationship: Encodable, Sendable {
    var type: String
    var ids: [String]

    enum CodingKeys: String, CodingKey {
      case type = "Type"
      case ids = "Ids"
    }
  }

  var id: String
  var blockType: Kind
  var text: String?
  var page: Int
  var confidence: Float?
  var geometry: Geometry?
  var rowIndex: Int?
  var columnIndex: Int?
  var rowSpan: Int?
  var columnSpan: Int?
  var entityTypes: [String]?
  var relationships: [Relationship]?

  enum CodingKeys: String, CodingKey {
    case id = "Id"
    case blockType = "BlockType"
    case text = "Text"
    case page = "Page"
    case confidence = "Confidence"
    case geometry = "Geometry"
    case rowIndex = "RowIndex"
    case columnIndex = "ColumnIndex"
    case rowSpan = "RowSpan"
    case columnSpan = "ColumnSpan"
    case entityTypes = "EntityTypes"
    case relationships = "Relationships"
  }
}
