import DocentDocument
import DocentExtraction
import DocentStore
import Glibc
import Synchronization

/// Adds up where the time of a run goes: by stage, by format, and the documents that took longest.
final class TimingLedger: Sendable {
  private static let slowestKept = 10

  private struct Format {
    var documents = 0
    var bytes: Int64 = 0
    var children = 0.0
    var times = StageTimes()
  }

  private struct State {
    var formats: [MediaType: Format] = [:]
    /// What belongs to no document.
    var shared = StageTimes()
    var slowest: [RunTiming.DocumentTime] = []
  }

  private let state = Mutex(State())
  private let start = Moment.now
  private let cpuAtStart = ProcessTime.own
  private let childrenAtStart = ProcessTime.children

  /// Adds a source; O(1).
  func add(_ key: SourceKey, _ type: MediaType, bytes: Int64, _ times: StageTimes, childSeconds: Double) {
    let cpu = Self.seconds(times.total)
    state.withLock { state in
      var format = state.formats[type] ?? Format()
      format.documents += 1
      format.bytes &+= bytes
      format.children += childSeconds
      format.times += times
      state.formats[type] = format
      let cost = cpu + childSeconds
      guard state.slowest.count < Self.slowestKept || cost > (state.slowest.last?.seconds ?? 0) else { return }
      let document = RunTiming.DocumentTime(
        key: key.rawValue, format: type.shortName, bytes: bytes, cpu: cpu, children: childSeconds)
      let place = state.slowest.firstIndex { $0.seconds < cost } ?? state.slowest.count
      state.slowest.insert(document, at: place)
      if state.slowest.count > Self.slowestKept { state.slowest.removeLast() }
    }
  }

  /// Adds work that belongs to no document.
  func add(_ times: StageTimes) { state.withLock { $0.shared += times } }

  /// What was added up so far.
  func timing(workers: Int) -> RunTiming {
    let state = self.state.withLock { $0 }
    var timing = RunTiming()
    timing.wall = Self.seconds(Moment.now.nanoseconds(since: start))
    timing.cpu = ProcessTime.own - cpuAtStart
    timing.children = ProcessTime.children - childrenAtStart
    timing.workers = workers
    var all = state.shared
    for format in state.formats.values { all += format.times }
    timing.stages = Self.stages(all)
    // Media types of one short name are one format to the reader.
    var formats: [String: (Format, RunTiming.FormatTime)] = [:]
    for (type, format) in state.formats {
      var (sum, row) = formats[type.shortName] ?? (Format(), RunTiming.FormatTime(format: type.shortName))
      row.documents += format.documents
      row.bytes &+= format.bytes
      row.children += format.children
      sum.times += format.times
      formats[type.shortName] = (sum, row)
    }
    timing.formats = formats.values.map { sum, row in
      var row = row
      row.cpu = Self.seconds(sum.times.total)
      row.stages = Self.stages(sum.times)
      return row
    }.sorted { left, right in
      let costs = (left.cpu + left.children, right.cpu + right.children)
      return costs.0 == costs.1 ? left.format < right.format : costs.0 > costs.1
    }
    timing.slowest = state.slowest
    return timing
  }

  private static func stages(_ times: StageTimes) -> [RunTiming.StageTime] {
    Stage.allCases.compactMap { stage in
      times[stage] == 0 ? nil : RunTiming.StageTime(stage: stage, cpu: seconds(times[stage]))
    }
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) * 1e-9 }
}

/// CPU seconds of whole processes.
private enum ProcessTime {
  static var own: Double { seconds(RUSAGE_SELF) }
  /// Of the children that have ended.
  static var children: Double { seconds(RUSAGE_CHILDREN) }

  private static func seconds(_ who: __rusage_who) -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(truncatingIfNeeded: who.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
  }
}
