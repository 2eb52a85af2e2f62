/// How a table of delimited text is written.
struct CSVDialect: Hashable, Sendable {
  var delimiter: UInt8
  var quote = UInt8(ascii: "\"")
  /// Bytes before the first record: a `sep=;` line.
  var preamble = 0

  /// Of the records that were looked at, the share with the usual number of fields; 0 when there is no table in it.
  var consistency = 0.0
  /// The usual number of fields.
  var columns = 1
  /// Records that were looked at.
  var records = 0

  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
  private static let sampleBytes = 64 << 10
  private static let sampleRecords = 200

  /// Finds the dialect from the beginning of the text: the delimiter that cuts the records most evenly.
  static func detect(_ bytes: UnsafeRawBufferPointer, preferred: UInt8? = nil) -> CSVDialect {
    if let declared = separatorLine(bytes) { return declared }
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(sampleBytes))
    var best = CSVDialect(delimiter: preferred ?? 0x2C)
    var bestScore = 0.0
    for delimiter in delimiters {
      let candidate = measure(sample, delimiter, isCut: sample.count < bytes.count)
      guard candidate.columns > 1 else { continue }
      var score = candidate.consistency * (1 + 0.1 * Double(min(candidate.columns, 10)))
      if delimiter == preferred { score *= 1.3 }
      if score > bestScore {
        best = candidate
        bestScore = score
      }
    }
    return best
  }

  /// `sep=;` as spreadsheets write it in the first line.
  private static func separatorLine(_ bytes: UnsafeRawBufferPointer) -> CSVDialect? {
    guard bytes.count >= 6, bytes.prefix(4).elementsEqual("sep=".utf8) else { return nil }
    guard let end = bytes.prefix(8).firstIndex(of: 0x0A) else { return nil }
    var dialect = CSVDialect(delimiter: bytes[4], preamble: end + 1)
    dialect.consistency = 1
    dialect.columns = 2
    return dialect
  }

  private static func measure(_ sample: UnsafeRawBufferPointer, _ delimiter: UInt8, isCut: Bool) -> CSVDialect {
    var result = CSVDialect(delimiter: delimiter)
    var reader = CSVReader(dialect: result)
    var counts: [Int: Int] = [:]
    while result.records < sampleRecords, let record = reader.next(sample) {
      // The last record of a cut sample is incomplete.
      if isCut, reader.position >= sample.count { break }
      if record.count == 1, record[0].isEmpty { continue }
      counts[record.count, default: 0] += 1
      result.records += 1
    }
    guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), result.records > 0 else {
      return result
    }
    result.columns = usual.key
    result.consistency = Double(usual.value) / Double(result.records)
    return result
  }
}
