import DocentLearning

/// Remembers the summed weights of groups of features (`FeatureGroup`) that return: what common words, neighbours and
/// surroundings add is looked up in the models once.
///
/// Sums are whole numbers, so they are the same in whatever order they are made. For one language.
struct SharedSums {
  private let models: [SequenceModel]
  private var recent = RecentKeys(limit: 1 << 15)
  /// The sums of each model, by the number of the key.
  private var sums: [[SIMD8<Int32>]]
  /// Numbers of the groups of the run's tokens, token by token.
  private var groups: [Int] = []
  /// Features of the groups that are new, in the order of their numbers.
  var rows = FeatureRows()

  init(_ models: [SequenceModel]) {
    self.models = models
    sums = Array(repeating: [], count: models.count)
  }

  /// A run of so many tokens begins.
  mutating func startRun(of tokens: Int) {
    groups.removeAll(keepingCapacity: true)
    guard !recent.hasRoom(for: tokens * FeatureGroup.sharedCount) else { return }
    recent.removeAll()
    for model in sums.indices { sums[model].removeAll(keepingCapacity: true) }
  }

  /// Adds a group to the current token, and says whether its features are to be added to `rows`, as a row.
  @inline(__always)
  mutating func needs(_ group: FeatureGroup, key: UInt64) -> Bool {
    let (number, isNew) = recent.number(of: StableHash.mix(UInt64(group.rawValue) &+ 1, key))
    groups.append(number)
    return isNew
  }

  /// Looks up what is new. Before any call of `add`.
  mutating func complete() {
    guard rows.count > 0 else { return }
    for model in models.indices { models[model].appendSums(of: rows, to: &sums[model]) }
    rows.removeAll()
  }

  /// Sets `result` to what the groups of every token of the run add to the sums of a model.
  func read(_ model: Int, into result: inout [SIMD8<Int32>]) {
    let vectors = models[model].vectors
    let each = FeatureGroup.sharedCount
    result.removeAll(keepingCapacity: true)
    result.append(contentsOf: repeatElement(.zero, count: groups.count / each * vectors))
    sums[model].withUnsafeBufferPointer { sums in
      result.withUnsafeMutableBufferPointer { result in
        for (place, number) in groups.enumerated() {
          let target = place / each &* vectors
          for vector in 0..<vectors { result[target &+ vector] &+= sums[number &* vectors &+ vector] }
        }
      }
    }
  }
}
