/// Which of the data sets a training run may use.
package struct TrainingSelection: Sendable {
  /// Names of data sets that are left out (`en.wikigold`, `it.ud-pud`), so that a model can be judged on sources it
  /// never saw. A language alone (`pt`) leaves out all its sets with names.
  package var without: Set<String> = []
  /// Leaves out what was derived from texts without a stated licence: the English word clusters.
  package var licensedOnly = false

  package init(without: Set<String> = [], licensedOnly: Bool = false) {
    self.without = without
    self.licensedOnly = licensedOnly
  }

  func allows(_ name: String) -> Bool {
    !without.contains(name) && !without.contains(String(name.prefix { $0 != "." }))
  }
}
