import DocentDocument
package import DocentLearning

/// The figures of the model card: an annotator on every development set.
package struct EntityReport {
  package private(set) var results: [EntityEvaluation.Result] = []

  /// Reads `*.dev.bio.gz` in `directory`.
  package init(directory: String, annotator: EntityAnnotator) throws(ModelError) {
    let evaluation = EntityEvaluation(annotator: annotator)
    var seen: Set<String> = []
    for source in TrainingSource.base + TrainingSource.otherTypes + TrainingSource.datesAndQuantities {
      let content = try CompressedFile.read("\(directory)/\(source.developmentFile)")
      let isNames = source.types == ["PER", "LOC", "ORG"]
      let types = isNames ? source.types : source.types.filter { !["PER", "LOC", "ORG"].contains($0) }
      let name = "\(source.name) \(isNames ? "names" : types.joined(separator: ", "))"
      guard seen.insert(name).inserted else { continue }
      results.append(evaluation.measure(content, name: name, language: source.language, types: types))
    }
  }

  /// A Markdown table.
  package var markdown: String {
    var lines = ["| development set | F1 | precision | recall | by type | Brier |", "|---|---:|---:|---:|---|---:|"]
    for result in results {
      let micro = result.scores.micro
      let types = result.scores.types.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.percent($0.value.f1))" }
      lines.append(
        "| \(result.name) | \(Self.percent(micro.f1)) | \(Self.percent(micro.precision)) | "
          + "\(Self.percent(micro.recall)) | \(types.joined(separator: ", ")) | \(Self.percent(result.brier)) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Per cent with one decimal.
  private static func percent(_ value: Double) -> String {
    let tenths = Int((value * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
