package import DocentDocument

/// Where the time of one run went, for `docent status --timing`. All times in seconds.
package struct RunTiming: Sendable, Hashable, Codable {
  /// From start to end.
  package var wall = 0.0
  /// CPU time of the process itself, all threads.
  package var cpu = 0.0
  /// CPU time of child processes.
  package var children = 0.0
  package var workers = 1
  /// CPU time by stage, over all documents.
  package var stages: [StageTime] = []
  /// By format, the dearest first.
  package var formats: [FormatTime] = []
  /// The documents that took longest, worst first.
  package var slowest: [DocumentTime] = []

  package struct StageTime: Sendable, Hashable, Codable {
    package var stage: Stage
    package var cpu: Double

    package init(stage: Stage, cpu: Double) {
      self.stage = stage
      self.cpu = cpu
    }
  }

  package struct FormatTime: Sendable, Hashable, Codable {
    /// Short name of the media type.
    package var format: String
    package var documents = 0
    package var bytes: Int64 = 0
    package var cpu = 0.0
    /// Waited for child processes.
    package var children = 0.0
    /// CPU time by stage.
    package var stages: [StageTime] = []

    package init(format: String) { self.format = format }
  }

  package struct DocumentTime: Sendable, Hashable, Codable {
    package var key: String
    package var format: String
    package var bytes: Int64
    package var cpu: Double
    /// Waited for child processes.
    package var children: Double

    package init(key: String, format: String, bytes: Int64, cpu: Double, children: Double) {
      self.key = key
      self.format = format
      self.bytes = bytes
      self.cpu = cpu
      self.children = children
    }

    /// What it cost, ours and theirs.
    package var seconds: Double { cpu + children }
  }

  package init() {}

  /// CPU time of the process that no stage accounts for: the runtime, waiting for locks, threads of libraries.
  package var other: Double { max(0, cpu - stages.reduce(0) { $0 + $1.cpu }) }
}
