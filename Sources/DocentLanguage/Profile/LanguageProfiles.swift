import DocentDocument
import DocentLearning

/// Everything detection reads from a language model file.
///
/// ```
/// labels              one line a language: tag TAB tier TAB scripts it is written in, by commas
/// scripts             one line a script class
/// characters.*        CharacterTable
/// ngrams.*            NGramTable
/// floors              (i32){orders} a label: what an n-gram of this order says of a language that does not have it
/// priors              i32 a label
/// temperatures        f32: divisor of the score for texts of 2^k letters, k = 0, 1, …
/// ```
/// Floors and priors count in 1/256 of a step of the n-gram weights.
final class LanguageProfiles: @unchecked Sendable {
  // Unchecked: nothing is written after `init`, and the pointers go into `file`, which is kept here.
  static let precision = 256

  struct Label: Sendable {
    let tag: LanguageTag
    let tier: Int
  }

  let file: ModelFile
  let labels: [Label]
  let scripts: [String]
  let characters: CharacterTable
  let ngrams: NGramTable
  /// The labels that are written in a script, by script group.
  let candidates: [[UInt8]]
  let floors: UnsafeBufferPointer<Int32>
  let priors: UnsafeBufferPointer<Int32>
  let temperatures: [Double]

  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    characters = try CharacterTable(file)
    ngrams = try NGramTable(file)
    scripts = try file.text("scripts").split(separator: "\n").map(String.init)
    var labels: [Label] = []
    var candidates = [[UInt8]](repeating: [], count: ScriptClass.capacity)
    for (index, line) in try file.text("labels").split(separator: "\n").enumerated() {
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let tier = Int(fields[1]), index < 256 else { throw Self.damaged("labels") }
      labels.append(Label(tag: LanguageTag(String(fields[0])), tier: tier))
      for name in fields[2].split(separator: ",") {
        guard let script = scripts.firstIndex(of: String(name)), script < ScriptClass.capacity else {
          throw Self.damaged("labels")
        }
        let group = Int(ScriptClass.group(UInt8(script)))
        if candidates[group].last != UInt8(index) { candidates[group].append(UInt8(index)) }
      }
    }
    self.labels = labels
    self.candidates = candidates
    floors = try file.array("floors", of: Int32.self)
    priors = try file.array("priors", of: Int32.self)
    temperatures = try file.array("temperatures", of: Float.self).map(Double.init)
    guard !labels.isEmpty, floors.count == labels.count * NGrams.orderCount, priors.count == labels.count,
      !temperatures.isEmpty, temperatures.allSatisfy({ $0.isFinite && $0 > 0 })
    else { throw Self.damaged("labels") }
  }

  /// The script groups with these ISO 15924 codes, as far as the model knows them.
  func scriptGroups(_ names: [String]) -> [UInt8] {
    names.compactMap { name in scripts.firstIndex(of: name).map { ScriptClass.group(UInt8($0)) } }
  }

  /// The divisor that makes scores of a text of this many letters into honest probabilities.
  func temperature(letters: Int) -> Double {
    let place = LengthScale.position(letters: letters)
    let lower = min(Int(place), temperatures.count - 1)
    let upper = min(lower + 1, temperatures.count - 1)
    return temperatures[lower] + (temperatures[upper] - temperatures[lower])
      * (place - Double(lower)).clamped(to: 0...1)
  }

  private static func damaged(_ section: String) -> ModelError {
    ModelError(.damaged, "section \(section) of the language model is damaged; install the model again")
  }
}
