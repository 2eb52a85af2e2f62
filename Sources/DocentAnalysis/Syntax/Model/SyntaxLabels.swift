import DocentDocument
import DocentLearning

/// The labels a language's model chooses from: parts of speech, and runs of them for words written together, such as
/// `ADP+DET` for French `du`.
struct SyntaxLabels: Sendable {
  /// The parts of speech behind each label, never empty.
  let parts: [[PartOfSpeech]]

  init(parts: [[PartOfSpeech]]) { self.parts = parts }

  /// Reads one label a line.
  init(_ text: String) throws(ModelError) {
    var labels: [[PartOfSpeech]] = []
    for line in text.split(separator: "\n") {
      let names = line.split(separator: "+")
      let label = names.compactMap { PartOfSpeech(rawValue: String($0)) }
      guard !label.isEmpty, label.count == names.count else {
        throw ModelError(.damaged, "the syntax model has the unknown label \(line)")
      }
      labels.append(label)
    }
    guard (2...SparseWeightTable.maximumLabels).contains(labels.count) else {
      throw ModelError(.damaged, "the syntax model has \(labels.count) labels")
    }
    parts = labels
  }

  var count: Int { parts.count }
  var text: String { parts.map { $0.map(\.rawValue).joined(separator: "+") }.joined(separator: "\n") }
}
