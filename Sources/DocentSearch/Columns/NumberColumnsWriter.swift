/// The numbers of the documents of a segment being written.
protocol NumberRows {
  /// Every column that any row has a value in, sorted.
  var numberFields: [NumberField] { get }
  /// Nil where the row has none; never infinite or not a number.
  func number(_ field: NumberField, _ row: Int) -> Double?
}

/// Writes the section of number columns.
enum NumberColumnsWriter {
  /// Memory: the codes of one column. O(rows · columns).
  static func write(_ rows: some NumberRows, count: Int, to writer: SegmentFileWriter) throws(IndexError) {
    try writer.begin(.numbers)
    let fields = rows.numberFields.filter { field in
      field.rawValue.utf8.count <= NumberColumnsFormat.longestName
        && (0..<count).contains { rows.number(field, $0) != nil }
    }
    guard !fields.isEmpty else { return }
    let encodings = fields.map { field in NumberEncoding((0..<count).lazy.compactMap { rows.number(field, $0) }) }
    var head: [UInt8] = []
    head.appendLittleEndian(UInt32(fields.count))
    head.appendLittleEndian(UInt32(0))
    let names = fields.reduce(0) { $0 + $1.rawValue.utf8.count }
    var offset = padded(NumberColumnsFormat.headerSize + fields.count * NumberColumnsFormat.entrySize + names)
    for (field, encoding) in zip(fields, encodings) {
      head.appendLittleEndian(UInt32(field.rawValue.utf8.count))
      head.append(encoding.scale)
      head.append(UInt8(encoding.width))
      head.appendLittleEndian(UInt16(0))
      head.appendLittleEndian(encoding.minimum)
      head.appendLittleEndian(UInt64(offset))
      offset += padded(zoneCount(count) * NumberColumnsFormat.zoneSize + count * encoding.width)
    }
    for field in fields { head.append(contentsOf: field.rawValue.utf8) }
    pad(&head)
    try writer.output.append(head)
    for (field, encoding) in zip(fields, encodings) {
      try writer.output.append(column(rows, field, encoding, count: count))
    }
  }

  static func zoneCount(_ documents: Int) -> Int {
    (documents + NumberColumnsFormat.documentsPerZone - 1) / NumberColumnsFormat.documentsPerZone
  }

  private static func column(
    _ rows: some NumberRows, _ field: NumberField, _ encoding: NumberEncoding, count: Int
  ) -> [UInt8] {
    var zones: [UInt8] = []
    var codes: [UInt8] = []
    codes.reserveCapacity(count * encoding.width)
    for start in stride(from: 0, to: count, by: NumberColumnsFormat.documentsPerZone) {
      var lower = UInt64.max
      var upper: UInt64 = 0
      for row in start..<min(start + NumberColumnsFormat.documentsPerZone, count) {
        let code = rows.number(field, row).map(encoding.code) ?? 0
        if code > 0 {
          lower = min(lower, code)
          upper = max(upper, code)
        }
        for byte in 0..<encoding.width { codes.append(UInt8(truncatingIfNeeded: code >> UInt64(8 * byte))) }
      }
      zones.appendLittleEndian(upper == 0 ? 0 : lower)
      zones.appendLittleEndian(upper)
    }
    var bytes = zones + codes
    pad(&bytes)
    return bytes
  }

  private static func padded(_ size: Int) -> Int { (size + 7) / 8 * 8 }
  private static func pad(_ bytes: inout [UInt8]) {
    bytes.append(contentsOf: repeatElement(0, count: padded(bytes.count) - bytes.count))
  }
}

/// How the values of one column become codes.
struct NumberEncoding {
  private(set) var scale: UInt8
  private(set) var minimum: Int64
  /// Bytes a code: 1, 2, 4 or 8.
  private(set) var width: Int

  init(_ values: some Sequence<Double>) {
    var digits = 0
    var lower = Double.infinity
    var upper = -Double.infinity
    for value in values {
      lower = min(lower, value)
      upper = max(upper, value)
      while digits <= NumberColumnsFormat.largestScale, !Self.isWhole(value, digits) { digits += 1 }
    }
    guard digits <= NumberColumnsFormat.largestScale, lower <= upper, let first = Self.whole(lower, digits),
      let last = Self.whole(upper, digits)
    else {
      scale = NumberColumnsFormat.bitsScale
      minimum = 0
      width = 8
      return
    }
    scale = UInt8(digits)
    minimum = first
    let largest = UInt64(last - first) + 1
    width = largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : largest <= 0xFFFF_FFFF ? 4 : 8
  }

  func code(_ value: Double) -> UInt64 {
    guard scale != NumberColumnsFormat.bitsScale else { return NumberColumnsFormat.orderedBits(value) }
    return UInt64(clamping: (Self.whole(value, Int(scale)) ?? minimum) - minimum + 1)
  }

  private static func isWhole(_ value: Double, _ digits: Int) -> Bool {
    guard let number = whole(value, digits) else { return false }
    return Double(number) / NumberColumnsFormat.powers[digits] == value
  }

  /// Numbers below 2^53, so that differences fit and doubles hold them.
  private static func whole(_ value: Double, _ digits: Int) -> Int64? {
    guard digits < NumberColumnsFormat.powers.count else { return nil }
    let scaled = (value * NumberColumnsFormat.powers[digits]).rounded()
    return abs(scaled) < 0x1p53 ? Int64(scaled) : nil
  }
}
