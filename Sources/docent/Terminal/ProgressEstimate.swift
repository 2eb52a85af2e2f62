/// How long a run will go on: a range, from the pace of the whole run and that of the last while, by files and by bytes.
struct ProgressEstimate {
  private static let window = 30.0
  private static let leastFiles = 5

  private struct Sample {
    var time: Double
    var files: Int
    var bytes: Int64
  }

  /// One a second at most, oldest first, within the window.
  private var samples: [Sample] = []

  /// What is done by `time`, in seconds since the start; what had not changed does not count.
  mutating func note(time: Double, files: Int, bytes: Int64) {
    if let last = samples.last, time - last.time < 1 { return }
    samples.append(Sample(time: time, files: files, bytes: bytes))
    if let first = samples.firstIndex(where: { time - $0.time <= Self.window }), first > 1 {
      samples.removeFirst(first - 1)
    }
  }

  /// Files a second lately.
  func rate(time: Double, files: Int) -> Double? {
    guard let first = samples.first, time > first.time else { return time > 0 ? Double(files) / time : nil }
    return Double(files - first.files) / (time - first.time)
  }

  /// Seconds left, from the kindest to the most cautious of the estimates; nil while there is too little to go by.
  func left(
    time: Double, files: Int, bytes: Int64, filesLeft: Int, bytesLeft: Int64
  ) -> ClosedRange<Double>? {
    guard files >= Self.leastFiles, filesLeft > 0, time > 0 else { return nil }
    var estimates: [Double] = []
    func add(_ seconds: Double, _ files: Int, _ bytes: Int64) {
      guard seconds > 0, files > 0 else { return }
      estimates.append(seconds * Double(filesLeft) / Double(files))
      if bytes > 0 { estimates.append(seconds * Double(bytesLeft) / Double(bytes)) }
    }
    add(time, files, bytes)
    if let first = samples.first { add(time - first.time, files - first.files, bytes - first.bytes) }
    guard let least = estimates.min(), let most = estimates.max() else { return nil }
    return least...most
  }
}
