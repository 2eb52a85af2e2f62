import Dispatch

/// The documents of one or more buffers, written as one segment. Depends on the documents and the order they came in,
/// not on which buffer holds which.
struct BufferedSegment: @unchecked Sendable {
  // Unchecked: while several threads write, the buffers are only read.

  private struct Place {
    /// Start of the key, which mostly decides the order.
    var head: UInt64
    var buffer: Int32
    var row: Int32
  }

  private let buffers: [DocumentBuffer]
  private let rows: Rows
  /// New number of each document by buffer, `.max` for those left out.
  private let numbers: [[UInt32]]

  init(_ buffers: [DocumentBuffer]) {
    self.buffers = buffers
    var places: [Place] = []
    for (index, buffer) in buffers.enumerated() {
      for row in buffer.rows.indices where !buffer.rows[row].isDeleted {
        let head = ByteOrder.head(buffer.keys.string(buffer.rows[row].key))
        places.append(Place(head: head, buffer: Int32(index), row: Int32(row)))
      }
    }
    func row(_ place: Place) -> DocumentBuffer.Row {
      buffers[Int(place.buffer)].rows[Int(place.row)]
    }
    func keyOrder(_ left: Place, _ right: Place) -> Int {
      let keys = ByteOrder.compare(
        buffers[Int(left.buffer)].keys.string(row(left).key),
        buffers[Int(right.buffer)].keys.string(row(right).key))
      return keys != 0 ? keys : Int(row(left).part) - Int(row(right).part)
    }
    places.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      let order = keyOrder(left, right)
      return order != 0 ? order < 0 : row(left).arrival < row(right).arrival
    }
    // Of the same document given twice, the last counts.
    var kept = 0
    for index in places.indices {
      if index + 1 < places.count, keyOrder(places[index], places[index + 1]) == 0 { continue }
      places[kept] = places[index]
      kept += 1
    }
    places.removeSubrange(kept...)
    var numbers = buffers.map { [UInt32](repeating: .max, count: $0.rows.count) }
    for (number, place) in places.enumerated() {
      numbers[Int(place.buffer)][Int(place.row)] = UInt32(number)
    }
    self.numbers = numbers
    rows = Rows(buffers: buffers, places: places)
  }

  /// Nil if every document was deleted again. Several threads write the same bytes as one.
  func write(_ path: String, in directory: String, threads: Int = 1) throws(IndexError)
    -> SegmentDescription?
  {
    guard let analysis = buffers.first?.analysis, rows.count > 0 else { return nil }
    let writer = try SegmentWriter(path, in: directory, rows: rows, analysis: analysis)
    let terms = buffers.map { $0.postings.sortedTerms() }
    if threads == 1 {
      try encode(terms, terms.map(\.indices)) { (term, body) throws(IndexError) in
        try writer.addTerm(term, body)
      }
    } else {
      let ranges = stretches(of: terms, count: threads * 4)
      let work = ranges.map { Stretch(ranges: $0, terms: writer.makeStretch(in: directory)) }
      DispatchQueue.concurrentPerform(iterations: work.count) { index in
        let stretch = work[index]
        do throws(IndexError) {
          try encode(terms, stretch.ranges) { (term, body) throws(IndexError) in
            try stretch.terms.addTerm(term, body)
          }
        } catch {
          stretch.error = error
        }
      }
      for stretch in work {
        if let error = stretch.error { throw error }
        try writer.addTerms(of: stretch.terms)
      }
    }
    try writeStored(to: writer, threads: threads)
    let (length, fingerprint) = try writer.finish()
    return SegmentDescription(
      length: length, fingerprint: fingerprint, documentCount: rows.count,
      totalLength: (0..<rows.count).reduce(0) { $0 + UInt64(rows.length($1)) })
  }

  /// Work of one thread; the others do not look at it before all are done.
  private final class Stretch: @unchecked Sendable {
    let ranges: [Range<Int>]
    let terms: TermStretch
    var error: IndexError?

    init(ranges: [Range<Int>], terms: TermStretch) {
      self.ranges = ranges
      self.terms = terms
    }
  }

  /// Cuts the terms of all buffers at the same terms, into about equal stretches.
  private func stretches(of terms: [[Int]], count: Int) -> [[Range<Int>]] {
    guard let longest = terms.indices.max(by: { terms[$0].count < terms[$1].count }) else {
      return []
    }
    var starts = [Int](repeating: 0, count: terms.count)
    var stretches: [[Range<Int>]] = []
    for number in 1...count {
      var ends = terms.map(\.count)
      if number < count, terms[longest].count * number / count < terms[longest].count {
        let boundary = buffers[longest].postings.terms.string(
          terms[longest][terms[longest].count * number / count])
        for (index, list) in terms.enumerated() {
          var lower = starts[index]
          var upper = list.count
          while lower < upper {
            let middle = (lower + upper) / 2
            let term = buffers[index].postings.terms.string(list[middle])
            if ByteOrder.compare(term, boundary) < 0 { lower = middle + 1 } else { upper = middle }
          }
          ends[index] = lower
        }
      }
      stretches.append(zip(starts, ends).map { $0..<$1 })
      starts = ends
    }
    return stretches
  }

  /// Goes through the terms of a stretch in order, with all their documents.
  private func encode(
    _ terms: [[Int]], _ ranges: [Range<Int>],
    _ add: ([UInt8], (inout PostingsWriter) throws(IndexError) -> Void) throws(IndexError) -> Void
  ) throws(IndexError) {
    var next = ranges.map(\.lowerBound)
    var list = TermPostings()
    var scratch: [UInt8] = []
    while true {
      var smallest: UnsafeRawBufferPointer?
      for index in buffers.indices where next[index] < ranges[index].upperBound {
        let term = buffers[index].postings.terms.string(terms[index][next[index]])
        if let best = smallest, ByteOrder.compare(best, term) <= 0 { continue }
        smallest = term
      }
      guard let smallest else { return }
      let term = Array(smallest)
      let hasPositions = TermKind.hasPositions(term)
      list.removeAll()
      for index in buffers.indices where next[index] < ranges[index].upperBound {
        let postings = buffers[index].postings
        let id = terms[index][next[index]]
        if buffers.count > 1, ByteOrder.compare(postings.terms.string(id), smallest) != 0 {
          continue
        }
        postings.read(
          id, hasPositions: hasPositions, numbers: numbers[index], into: &list, scratch: &scratch)
        next[index] += 1
      }
      if list.count > 0 {
        try add(term) { (writer) throws(IndexError) in
          try list.write(to: &writer, hasPositions: hasPositions)
        }
      }
    }
  }

  private func writeStored(to writer: SegmentWriter<Rows>, threads: Int) throws(IndexError) {
    var records: [[UInt32]] = []
    try writer.writeStored { (stored) throws(IndexError) in
      records = try StoredFieldsEncoder(buffers.map(\.stored)).write(to: &stored, threads: threads) { buffer, row in
        numbers[buffer][row] != .max
      }
    } record: { number in
      let place = rows.places[number]
      let records = records[Int(place.buffer)]
      return records.isEmpty ? nil : records[Int(place.row)]
    }
  }

  private struct Rows: DocumentRows {
    let buffers: [DocumentBuffer]
    let places: [Place]

    private func row(_ row: Int) -> DocumentBuffer.Row {
      buffers[Int(places[row].buffer)].rows[Int(places[row].row)]
    }

    var count: Int { places.count }
    func key(_ row: Int) -> [UInt8] {
      Array(buffers[Int(places[row].buffer)].keys.string(self.row(row).key))
    }
    func part(_ row: Int) -> UInt32 { self.row(row).part }
    func length(_ row: Int) -> UInt32 { self.row(row).length }
    func date(_ row: Int) -> Int32 { self.row(row).date }
    func storeID(_ row: Int) -> Int64 { self.row(row).storeID }
    func language(_ row: Int) -> String {
      buffers[Int(places[row].buffer)].languages[Int(self.row(row).language)]
    }
    func signature(_ row: Int) -> UInt64 { self.row(row).signature }
    var numberFields: [NumberField] {
      places.indices.reduce(into: Set()) { $0.formUnion(row($1).numbers.keys) }.sorted()
    }
    func number(_ field: NumberField, _ row: Int) -> Double? { self.row(row).numbers[field] }
  }
}

/// What a finished segment file holds.
struct SegmentDescription: Equatable {
  var length: Int
  var fingerprint: UInt32
  var documentCount: Int
  var totalLength: UInt64
}
