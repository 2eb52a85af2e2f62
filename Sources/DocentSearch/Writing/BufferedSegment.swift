/// The documents of one or more buffers, written as one segment. Depends on the documents and the order they came in,
/// not on which buffer holds which.
struct BufferedSegment {
  private struct Place {
    var buffer: Int32
    var row: Int32
  }

  private let buffers: [DocumentBuffer]
  private let rows: Rows
  /// New number of each document by buffer, `.max` for those left out.
  private let numbers: [[UInt32]]

  init(_ buffers: [DocumentBuffer]) {
    self.buffers = buffers
    for buffer in buffers { buffer.finish() }
    var places: [Place] = []
    for (index, buffer) in buffers.enumerated() {
      for row in buffer.rows.indices where !buffer.rows[row].isDeleted {
        places.append(Place(buffer: Int32(index), row: Int32(row)))
      }
    }
    func row(_ place: Place) -> DocumentBuffer.Row { buffers[Int(place.buffer)].rows[Int(place.row)] }
    func keyOrder(_ left: Place, _ right: Place) -> Int {
      let keys = ByteOrder.compare(
        buffers[Int(left.buffer)].keys.string(row(left).key), buffers[Int(right.buffer)].keys.string(row(right).key))
      return keys != 0 ? keys : Int(row(left).part) - Int(row(right).part)
    }
    places.sort { left, right in
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
    for (number, place) in places.enumerated() { numbers[Int(place.buffer)][Int(place.row)] = UInt32(number) }
    self.numbers = numbers
    rows = Rows(buffers: buffers, places: places)
  }

  /// Nil if every document was deleted again.
  func write(_ path: String, in directory: String) throws(IndexError) -> SegmentDescription? {
    guard let analysis = buffers.first?.analysis, rows.count > 0 else { return nil }
    let writer = try SegmentWriter(path, in: directory, rows: rows, analysis: analysis)
    let terms = buffers.map { $0.postings.sortedTerms() }
    var next = [Int](repeating: 0, count: buffers.count)
    var list = TermPostings()
    var scratch: [UInt8] = []
    while true {
      var smallest: UnsafeRawBufferPointer?
      for index in buffers.indices where next[index] < terms[index].count {
        let term = buffers[index].postings.terms.string(terms[index][next[index]])
        if let best = smallest, ByteOrder.compare(best, term) <= 0 { continue }
        smallest = term
      }
      guard let smallest else { break }
      let term = Array(smallest)
      let hasPositions = TermKind.hasPositions(term)
      list.removeAll()
      for index in buffers.indices where next[index] < terms[index].count {
        let postings = buffers[index].postings
        let id = terms[index][next[index]]
        if buffers.count > 1, ByteOrder.compare(postings.terms.string(id), smallest) != 0 { continue }
        postings.read(id, hasPositions: hasPositions, numbers: numbers[index], into: &list, scratch: &scratch)
        next[index] += 1
      }
      if list.count > 0 {
        try writer.addTerm(term) { (writer) throws(IndexError) in
          try list.write(to: &writer, hasPositions: hasPositions)
        }
      }
    }
    try writeStored(to: writer)
    let (length, fingerprint) = try writer.finish()
    return SegmentDescription(
      length: length, fingerprint: fingerprint, documentCount: rows.count,
      totalLength: (0..<rows.count).reduce(0) { $0 + UInt64(rows.length($1)) })
  }

  private func writeStored(to writer: SegmentWriter<Rows>) throws(IndexError) {
    var order: [(chunk: Int, buffer: Int, block: Int)] = []
    var blocks = buffers.map { [UInt32](repeating: 0, count: $0.stored.blocks.count) }
    for (index, buffer) in buffers.enumerated() {
      for block in buffer.stored.blocks.indices { order.append((buffer.stored.blocks[block].chunk, index, block)) }
    }
    order.sort { ($0.chunk, $0.buffer, $0.block) < ($1.chunk, $1.buffer, $1.block) }
    try writer.writeStored { (stored) throws(IndexError) in
      for place in order {
        blocks[place.buffer][place.block] = try stored.add(buffers[place.buffer].stored.blocks[place.block])
      }
    } place: { number in
      let place = rows.places[number]
      return buffers[Int(place.buffer)].rows[Int(place.row)].stored.map {
        StoredFieldsBuffer.Place(block: blocks[Int(place.buffer)][Int($0.block)], start: $0.start)
      }
    }
  }

  private struct Rows: DocumentRows {
    let buffers: [DocumentBuffer]
    let places: [Place]

    private func row(_ row: Int) -> DocumentBuffer.Row { buffers[Int(places[row].buffer)].rows[Int(places[row].row)] }

    var count: Int { places.count }
    func key(_ row: Int) -> [UInt8] { Array(buffers[Int(places[row].buffer)].keys.string(self.row(row).key)) }
    func part(_ row: Int) -> UInt32 { self.row(row).part }
    func length(_ row: Int) -> UInt32 { self.row(row).length }
    func date(_ row: Int) -> Int32 { self.row(row).date }
    func storeID(_ row: Int) -> Int64 { self.row(row).storeID }
    func language(_ row: Int) -> String {
      buffers[Int(places[row].buffer)].languages[Int(self.row(row).language)]
    }
  }
}

/// What a finished segment file holds.
struct SegmentDescription: Equatable {
  var length: Int
  var fingerprint: UInt32
  var documentCount: Int
  var totalLength: UInt64
}
