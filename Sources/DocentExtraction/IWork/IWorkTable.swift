import DocentDocument

/// A table of an iWork document since 2013: tiles of rows, whose cells refer to lists of strings.
struct IWorkTable {
  private enum ListKind {
    static let strings = 1
    static let richText = 8
  }

  private static let dataListType = 6005
  private static let tileType = 6002
  private let model: ArraySlice<UInt8>
  private let store: IWorkObjects
  private let writer: IWorkDocumentWriter
  private var strings: [Int: String] = [:]
  private var richTexts: [Int: String] = [:]

  init(_ model: ArraySlice<UInt8>, _ store: IWorkObjects, _ writer: IWorkDocumentWriter) {
    self.model = model
    self.store = store
    self.writer = writer
    for id in Set(writer.references(in: model, to: [Self.dataListType])) { read(list: id) }
  }

  private mutating func read(list id: UInt64) {
    guard let data = store.byID[id]?.data else { return }
    let kind = ProtobufFields.number(1, in: data)
    var seen = Set<UInt64>()
    for entry in ProtobufFields.messages(3, in: data) {
      guard let key = ProtobufFields.number(1, in: entry) else { continue }
      if kind == ListKind.strings {
        strings[key] = ProtobufFields.string(3, in: entry)
      } else if kind == ListKind.richText {
        guard let payload = ProtobufFields.reference(9, in: entry), seen.insert(payload).inserted else { continue }
        richTexts[key] = writer.storages(under: payload).first.flatMap(writer.text)
      }
    }
  }

  func write(into builder: inout DocumentBuilder) throws(ExtractionError) {
    if let name = ProtobufFields.string(8, in: model), !name.isEmpty { try builder.block(.caption, name) }
    var rows: [Int: [(column: Int, text: String)]] = [:]
    var seen = Set<UInt64>()
    for (index, tile) in tiles().enumerated() where seen.insert(tile.id).inserted {
      try builder.checkpoint()
      guard let data = store.byID[tile.id]?.data else { continue }
      for row in ProtobufFields.messages(5, in: data) {
        let number = (tile.number ?? index) * 256 + max(0, min(ProtobufFields.number(1, in: row) ?? 0, 65_535))
        rows[number] = cells(of: row)
      }
    }
    try builder.openTable()
    for (row, cells) in rows.sorted(by: { $0.key < $1.key }) {
      for cell in cells {
        try builder.openCell(at: CellPosition(row: row + 1, column: cell.column + 1))
        try builder.append(cell.text)
        try builder.closeCell()
      }
    }
    // Cells of the first versions are laid out otherwise: their strings are all there is to tell.
    if rows.values.allSatisfy(\.isEmpty) {
      for (_, text) in strings.sorted(by: { $0.key < $1.key }) { try builder.row([text]) }
    }
    try builder.closeTable()
  }

  /// Tiles with the number of the first row they hold, in units of tiles.
  private func tiles() -> [(id: UInt64, number: Int?)] {
    for store in ProtobufFields.messages(4, in: model) {
      for storage in ProtobufFields.messages(3, in: store) {
        let tiles = ProtobufFields.messages(1, in: storage).compactMap { tile in
          ProtobufFields.reference(2, in: tile).map { id in
            (id: id, number: ProtobufFields.number(1, in: tile).map { max(0, min($0, 1 << 20)) })
          }
        }
        if !tiles.isEmpty { return tiles }
      }
    }
    return writer.references(in: model, to: [Self.tileType]).map { ($0, nil) }
  }

  private func cells(of row: ArraySlice<UInt8>) -> [(column: Int, text: String)] {
    guard let buffer = ProtobufFields.messages(6, in: row).first,
      let offsets = ProtobufFields.messages(7, in: row).first
    else { return [] }
    let unit = ProtobufFields.number(8, in: row) == 1 ? 4 : 1
    var result: [(Int, String)] = []
    for column in 0..<offsets.count / 2 {
      let place = offsets.startIndex + 2 * column
      let offset = Int(offsets[place]) | Int(offsets[place + 1]) << 8
      guard offset != 0xFFFF, offset * unit < buffer.count else { continue }
      if let text = text(of: buffer[(buffer.startIndex + offset * unit)...]), !text.isEmpty {
        result.append((column, text))
      }
    }
    return result
  }

  /// A cell, version 5: type, flags that tell which values follow, the values.
  private func text(of cell: ArraySlice<UInt8>) -> String? {
    let bytes = Array(cell.prefix(64))
    guard bytes.count >= 12, bytes[0] == 5 else { return nil }
    var position = 12
    func take(_ bit: UInt32, _ count: Int) -> [UInt8]? {
      guard Self.integer(bytes[8..<12]) & UInt64(bit) != 0, position + count <= bytes.count else { return nil }
      defer { position += count }
      return Array(bytes[position..<position + count])
    }
    let decimal = take(0x1, 16).map(Self.decimal)
    let double = take(0x2, 8).map { Double(bitPattern: Self.integer($0[...])) }
    let seconds = take(0x4, 8).map { Double(bitPattern: Self.integer($0[...])) }
    let string = take(0x8, 4).map { Int(Self.integer($0[...])) }
    let rich = take(0x10, 4).map { Int(Self.integer($0[...])) }
    switch bytes[1] {
    case 2, 10: return (decimal ?? double).map(NumberFormat.generalText)
    case 3: return string.flatMap { strings[$0] }
    case 5: return seconds.flatMap(Self.date)
    case 6: return (double ?? decimal).map { $0 != 0 ? "TRUE" : "FALSE" }
    case 7: return (double ?? decimal).map { NumberFormat("[h]:mm:ss").text(of: $0 / 86_400) }
    case 8: return "#ERROR!"
    case 9: return rich.flatMap { richTexts[$0] }
    default: return nil
    }
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A decimal number of 128 bits, binary form (IEEE 754-2008, 3.5.2).
  private static func decimal(_ bytes: [UInt8]) -> Double {
    let exponent = (Int(bytes[15] & 0x7F) << 7 | Int(bytes[14] >> 1)) - 0x1820
    var mantissa = Double(bytes[14] & 1)
    for byte in bytes[0..<14].reversed() { mantissa = mantissa * 256 + Double(byte) }
    var value = mantissa
    // Dividing keeps what was typed: 0.1 has no exact power to be multiplied with.
    if exponent < 0 { value /= power(-exponent) } else { value *= power(exponent) }
    return bytes[15] & 0x80 != 0 ? -value : value
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(exponent, 400) { result *= 10 }
    return result
  }

  /// Days count from 2001.
  private static func date(_ seconds: Double) -> String? {
    let days = seconds / 86_400 + 36_892
    guard days.isFinite else { return nil }
    return SerialDate(days, uses1904: false)?.text(day: true, time: days != days.rounded(), seconds: false)
  }
}
