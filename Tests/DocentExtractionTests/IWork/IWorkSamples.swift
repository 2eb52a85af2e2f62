/// Writes the object files of iWork documents for tests.
enum IWorkSamples {
  static func varint(_ value: Int) -> [UInt8] {
    var rest = value
    var result: [UInt8] = []
    while rest >= 0x80 {
      result.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    return result + [UInt8(rest)]
  }

  static func field(_ number: Int, _ value: Int) -> [UInt8] { varint(number << 3) + varint(value) }
  static func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(bytes.count) + bytes
  }
  static func field(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }
  static func reference(_ number: Int, to id: Int) -> [UInt8] { field(number, field(1, id)) }

  static func storage(_ text: String, kind: Int) -> [UInt8] { field(1, kind) + field(3, text) }

  /// An `.iwa` file of objects, each with its number, type and message.
  static func file(_ objects: [(id: Int, type: Int, data: [UInt8])]) -> [UInt8] {
    var data: [UInt8] = []
    for object in objects {
      let info = field(1, object.id) + field(2, field(1, object.type) + field(3, object.data.count))
      data += varint(info.count) + info + object.data
    }
    // One chunk of a single literal.
    let length = data.count - 1
    let block = varint(data.count) + [61 << 2, UInt8(length & 0xFF), UInt8(length >> 8)] + data
    return [0, UInt8(block.count & 0xFF), UInt8(block.count >> 8), 0] + block
  }

  static func archive(_ files: [(String, [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, bytes) in files { writer.add(name, bytes) }
    return writer.finished()
  }

  static let pages = archive([
    (
      "Index/Document.iwa",
      file([
        (1, 10_000, reference(2, to: 3)), (2, 2001, storage("Head of the page", kind: 1)),
        (3, 2001, storage("First line\u{2029}Second\u{FFFC} line\n", kind: 0)), (4, 2001, storage("A note", kind: 2)),
      ])
    )
  ])

  static let numbers: [UInt8] = {
    let cell = { (type: UInt8, flags: UInt8, value: [UInt8]) -> [UInt8] in
      [5, type, 0, 0, 0, 0, 0, 0, flags, 0, 0, 0] + value
    }
    // 12.5 as 125 times ten to the power of -1: the exponent is kept above 0x1820.
    let decimal = [125] + [UInt8](repeating: 0, count: 13) + [UInt8((0x181F & 0x7F) << 1), UInt8(0x181F >> 7)]
    let first = cell(3, 8, [7, 0, 0, 0])
    let buffer = first + cell(2, 1, decimal)
    let row = field(1, 0) + field(6, buffer) + field(7, [0, 0, 0xFF, 0xFF, UInt8(first.count), 0])
    let model =
      field(4, field(3, field(1, field(1, 0) + reference(2, to: 31))) + reference(4, to: 32)) + field(8, "Prices")
    return archive([
      (
        "Index/Document.iwa",
        file([
          (1, 1, reference(1, to: 20)), (20, 2, field(1, "Stock") + reference(2, to: 21) + reference(2, to: 22)),
          (21, 6000, reference(2, to: 30)), (22, 2011, reference(4, to: 23)), (23, 2001, storage("A box", kind: 3)),
          (30, 6001, model),
        ])
      ),
      ("Index/Tables/Tile.iwa", file([(31, 6002, field(5, row))])),
      ("Index/Tables/DataList.iwa", file([(32, 6005, field(1, 1) + field(3, field(1, 7) + field(3, "Lantern")))])),
    ])
  }()

  static let keynote = archive([
    (
      "Index/Document.iwa",
      file([
        (1, 1, reference(2, to: 2)), (2, 2, field(3, reference(2, to: 11) + reference(2, to: 10))),
        (10, 4, reference(2, to: 40)), (11, 4, reference(2, to: 50)),
      ])
    ),
    (
      "Index/Slide-40.iwa",
      file([(40, 5, reference(5, to: 41)), (41, 7, reference(4, to: 42)), (42, 2001, storage("Last slide", kind: 3))])
    ),
    (
      "Index/Slide-50.iwa",
      file([
        (51, 2001, storage("Body text", kind: 3)), (50, 5, reference(5, to: 52)), (52, 7, reference(4, to: 53)),
        (53, 2001, storage("First slide", kind: 3)), (54, 2001, storage("What to say", kind: 4)),
      ])
    ),
    ("Index/MasterSlide-60.iwa", file([(60, 5, []), (61, 2001, storage("Click to edit", kind: 3))])),
  ])

  static let pages09 = archive([
    (
      "index.xml",
      Array(
        """
        <sl:document xmlns:sl="http://developer.apple.com/namespaces/sl" xmlns:sf="http://developer.apple.com/namespaces/sf"
        xmlns:sfa="http://developer.apple.com/namespaces/sfa"><sf:metadata><sf:title><sf:string sfa:string="Log"/></sf:title>
        <sf:authors><sf:string sfa:string="Ada"/></sf:authors></sf:metadata><sl:stylesheet><sf:p>style</sf:p></sl:stylesheet>
        <sf:text-storage sf:kind="header"><sf:text-body><sf:p>Top</sf:p></sf:text-body></sf:text-storage>
        <sf:text-storage sf:kind="body"><sf:text-body><sf:p>One<sf:tab/>two<sf:br/></sf:p><sf:p>
        <sf:span>Three</sf:span></sf:p>
        <sf:tabular-model sf:name="Costs"><sf:grid sf:numcols="3" sf:numrows="2"><sf:datasource>
        <sf:t><sf:ct sfa:s="Item"/></sf:t><sf:g sf:ct="2"/><sf:n sf:v="4.0"/><sf:f><sf:fo/><sf:r><sf:rn sf:v="2.5"/></sf:r></sf:f>
        <sf:t><sf:ct><sf:so><sf:text-body><sf:p>rich</sf:p></sf:text-body></sf:so></sf:ct></sf:t></sf:datasource></sf:grid>
        </sf:tabular-model></sf:text-body></sf:text-storage></sl:document>
        """.utf8)
    ), ("buildVersionHistory.plist", Array("x".utf8)),
  ])
}
