/// Nanoseconds by stage: a fixed number of counters, so that keeping them for every document costs nothing.
package struct StageTimes: Hashable, Sendable {
  private var nanoseconds = SIMD16<UInt64>()

  package init() {}

  package subscript(stage: Stage) -> UInt64 {
    get { nanoseconds[Self.index(stage)] }
    set { nanoseconds[Self.index(stage)] = newValue }
  }

  /// Over all stages.
  package var total: UInt64 { nanoseconds.wrappedSum() }

  package static func += (left: inout Self, right: Self) { left.nanoseconds &+= right.nanoseconds }

  private static func index(_ stage: Stage) -> Int {
    switch stage {
    case .discover: 0
    case .hash: 1
    case .extract: 2
    case .language: 3
    case .tokens: 4
    case .sentiment: 5
    case .entities: 6
    case .syntax: 7
    case .keyPhrases: 8
    case .gather: 9
    case .index: 10
    case .store: 11
    }
  }
}
