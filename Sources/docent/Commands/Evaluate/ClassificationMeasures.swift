import DocentDocument
import DocentLearning

/// What `docent evaluate` says about answers with one label a text; its JSON is this value.
struct ClassificationMeasures: Encodable {
  /// A measure with the interval that holds it in 95 of 100 bootstrap samples.
  struct Interval: Encodable {
    let value: Double
    let low: Double?
    let high: Double?

    enum CodingKeys: String, CodingKey {
      case value = "Value"
      case low = "Low"
      case high = "High"
    }
  }

  struct Label: Encodable {
    let precision: Double
    let recall: Double
    let f1: Double
    let support: Int
    /// Area under the ROC curve against the other labels.
    let area: Double?

    enum CodingKeys: String, CodingKey {
      case precision = "Precision"
      case recall = "Recall"
      case f1 = "F1"
      case support = "Support"
      case area = "AreaUnderCurve"
    }
  }

  let task: String
  /// Nil for all files together.
  let file: String?
  let model: String
  let rows: Int
  let accuracy: Interval
  let macroF1: Interval
  let weightedF1: Double
  let macroRecall: Double
  let calibrationError: Double
  /// By label.
  let labels: [String: Label]
  /// Rows by gold label, then by predicted label.
  let confusion: [String: [String: Int]]
  /// Measures of the task's own.
  let extra: [String: Double]?
  /// Labels in the order of the task, for people.
  let order: [String]

  init(
    task: String, file: String?, model: ModelVersion, report: ClassificationReport, intervals: Int,
    extra: [String: Double]
  ) {
    let matrix = report.matrix
    func interval(_ measure: (ConfusionMatrix) -> Double) -> Interval {
      guard intervals > 0 else { return Interval(value: Self.rounded(measure(matrix)), low: nil, high: nil) }
      let bounds = report.interval(resamples: intervals, measure)
      return Interval(
        value: Self.rounded(measure(matrix)), low: Self.rounded(bounds.low), high: Self.rounded(bounds.high))
    }
    self.task = task
    self.file = file
    self.model = model.description
    rows = report.count
    accuracy = interval(\.accuracy)
    macroF1 = interval(\.macroF1)
    weightedF1 = Self.rounded(matrix.averages(.weighted).f1)
    macroRecall = Self.rounded(matrix.macroRecall)
    calibrationError = Self.rounded(report.calibration.value)
    var labels: [String: Label] = [:]
    var confusion: [String: [String: Int]] = [:]
    for (index, label) in matrix.labels.enumerated() {
      labels[label] = Label(
        precision: Self.rounded(matrix.precision(index)), recall: Self.rounded(matrix.recall(index)),
        f1: Self.rounded(matrix.f1(index)), support: matrix.support(index),
        area: report.area(of: index).map(Self.rounded)
      )
      confusion[label] = Dictionary(uniqueKeysWithValues: zip(matrix.labels, matrix.counts[index]))
    }
    self.labels = labels
    self.confusion = confusion
    self.extra = extra.isEmpty ? nil : extra.mapValues(Self.rounded)
    order = matrix.labels
  }

  /// Four decimals, as everywhere in the product's JSON.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  enum CodingKeys: String, CodingKey {
    case task = "Task"
    case file = "File"
    case model = "Model"
    case rows = "Rows"
    case accuracy = "Accuracy"
    case macroF1 = "MacroF1"
    case weightedF1 = "WeightedF1"
    case macroRecall = "MacroRecall"
    case calibrationError = "CalibrationError"
    case labels = "Labels"
    case confusion = "Confusion"
    case extra = "Measures"
  }
}
