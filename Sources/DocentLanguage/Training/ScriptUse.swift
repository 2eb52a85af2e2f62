/// Which languages are written in which scripts, found in their texts.
struct ScriptUse: Sendable {
  /// A script counts as a language's own from this part of its letters on.
  static let ownShare = 0.1

  /// Script classes of each label, by number.
  private(set) var scripts: [[UInt8]] = []
  /// Labels of each script group.
  private(set) var candidates = [[Int]](repeating: [], count: ScriptClass.capacity)
  /// Whether a script group is a label's own: group * 256 + label.
  private var owners = [Bool](repeating: false, count: ScriptClass.capacity * 256)

  init(_ corpus: TrainingCorpus, _ cleaner: TextCleaner) {
    var text = CleanedText()
    for (label, language) in corpus.languages.enumerated() {
      var counts = [Int](repeating: 0, count: ScriptClass.capacity)
      for sample in language.samples {
        text.removeAll()
        language.withBytes(of: sample) { cleaner.append($0, to: &text) }
        for (script, count) in text.scriptCounts.enumerated() { counts[script] += count }
      }
      var groups = [Int](repeating: 0, count: counts.count)
      for (script, count) in counts.enumerated() { groups[Int(ScriptClass.group(UInt8(script)))] += count }
      let total = Double(max(1, groups.reduce(0, +)))
      let own = groups.indices.filter { Double(groups[$0]) >= Self.ownShare * total }
      for group in own {
        candidates[group].append(label)
        owners[group << 8 | label] = true
      }
      scripts.append(
        counts.indices.map { UInt8($0) }.filter { counts[Int($0)] > 0 && own.contains(Int(ScriptClass.group($0))) })
    }
  }

  /// The same for labels numbered anew: `order` has the old number of each.
  func reordered(_ order: [Int]) -> ScriptUse {
    var result = self
    var numbers = order
    for (new, old) in order.enumerated() { numbers[old] = new }
    result.scripts = order.map { scripts[$0] }
    result.candidates = candidates.map { $0.map { numbers[$0] }.sorted() }
    result.owners = [Bool](repeating: false, count: owners.count)
    for (group, labels) in result.candidates.enumerated() {
      for label in labels { result.owners[group << 8 | label] = true }
    }
    return result
  }

  /// The labels by their first script, so that those who compete have neighbouring numbers.
  func orderByScript() -> [Int] {
    let groups = scripts.map { $0.first.map(ScriptClass.group) ?? ScriptClass.none }
    return groups.indices.sorted { groups[$0] == groups[$1] ? $0 < $1 : groups[$0] < groups[$1] }
  }

  /// Whether several languages share the script.
  func isContested(_ group: UInt8) -> Bool { candidates[Int(group)].count > 1 }

  func uses(_ group: UInt8, label: Int) -> Bool { owners[Int(group) << 8 | label] }

  /// The labels that compete with `label` in its first script, itself included.
  func rivals(of label: Int) -> [Int] {
    scripts[label].first.map { candidates[Int(ScriptClass.group($0))] } ?? [label]
  }
}
