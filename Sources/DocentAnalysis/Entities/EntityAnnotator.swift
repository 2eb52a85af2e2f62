package import DocentDocument
package import DocentLearning
package import DocentText

import CDocentData

/// Finds people, places, organisations and other names with sequence models, and dates and quantities by rules.
///
/// Which languages have what is told by `features(of:)`. Rules win over models, but for what a rule is less sure of
/// and finds inside a name: `May` of Theresa May, `747` of Boeing 747. Names that return in a text
/// agree on their type (`NameAgreement`).
package struct EntityAnnotator: Sendable {
  /// What Docent can find in a language.
  package struct Features: Hashable, Sendable {
    package enum Names: String, Hashable, Sendable {
      /// A model trained on texts of the language.
      case trained
      /// The model of other languages in the same script: expect less.
      case transferred
      /// Names of countries only.
      case countries
    }

    package var names: Names
    package var kinds: [Entity.Kind]
  }

  /// Changes when rules or features change; the model's fingerprint follows it.
  private static let codeVersion = "3"

  package let version: ModelVersion
  private let lists: NameLists
  private let traits: WordTraits
  private let english: EntityModel
  private let base: EntityModel
  private let otherTypes: EntityModel
  private let lexicons = LexiconCache()

  package init(_ model: ModelFile) throws(ModelError) {
    lists = try NameLists(model)
    traits = try WordTraits(model)
    english = try EntityModel(model, prefix: "english")
    base = try EntityModel(model, prefix: "base")
    otherTypes = try EntityModel(model, prefix: "other")
    version = ModelVersion(name: "entities", version: "\(Self.codeVersion)-\(model.fingerprint)")
  }

  /// The annotator with the model inside the binary.
  package static func shipped() throws(ModelError) -> EntityAnnotator {
    let data = docent_entities_model()
    return try EntityAnnotator(
      ModelFile(ModelBytes(immortal: UnsafeRawBufferPointer(start: data.bytes, count: data.count))))
  }

  /// What can be found in texts of a language.
  package func features(of language: LanguageTag) -> Features {
    let rules: [Entity.Kind] = [.date, .quantity]
    if english.knows(language) {
      let others = Self.shown(otherTypes, in: language).filter { !Self.isName($0) }
      return Features(names: .trained, kinds: Self.shown(english, in: language) + others + rules)
    }
    if base.knows(language) { return Features(names: .trained, kinds: Self.shown(base, in: language) + rules) }
    if LatinLanguages.contains(language) {
      return Features(names: .transferred, kinds: Self.shown(base, in: language) + rules)
    }
    return Features(names: .countries, kinds: [.location] + rules)
  }

  private static func shown(_ model: EntityModel, in language: LanguageTag) -> [Entity.Kind] {
    zip(model.kinds, model.thresholds(in: language)).compactMap { kind, threshold in threshold <= 1 ? kind : nil }
  }

  /// All entities of a text, in order, not overlapping. O(bytes). Thread-safe.
  ///
  /// - Parameters:
  ///   - others: further languages of the document, whose names of months are understood.
  ///   - date: the day the text was written, from which `yesterday` is seen; nil if not known.
  ///   - memory: that of the worker, with nothing of another annotator in it.
  package func annotate(
    _ text: TokenizedText, language: LanguageTag, others: [LanguageTag] = [], date: CalendarDate? = nil,
    memory: EntityMemory = EntityMemory()
  ) -> [Entity] {
    let lexicon = lexicons.lexicon(for: language)
    let foreign = others.prefix(Self.mostOthers).filter { $0 != language }.map { lexicons.lexicon(for: $0) }
    let rules = text.text.utf8.withUnsafeBufferPointer {
      RuleScanner(lexicon: lexicon, others: foreign, reference: date).matches(in: $0)
    }
    let features = features(of: language)
    var names: [Entity]
    switch features.names {
    case .countries:
      names = CountryNames(lexicon).entities(in: text)
    case .trained, .transferred:
      let tagger = memory.tagger(for: language) {
        let models = english.knows(language) ? [english, otherTypes] : [base]
        return NameTagger(models, lists: lists, traits: traits, language: language)
      }
      let found = tagger.entities(in: text)
      names = NameAgreement(text).applied(to: found[0])
      for others in found.dropFirst() {
        names = EntityMerge.merged(names, NameAgreement(text).applied(to: others.filter { !Self.isName($0.kind) }))
      }
      if features.kinds.contains(.event) { names = EntityMerge.widened(names, by: EventPatterns(text).entities()) }
    }
    return EntityMerge.merged(rules: rules, names: names)
  }

  /// Texts in more languages are rarely in all of them; every one costs a look-up a word.
  private static let mostOthers = 3

  /// Kinds that the models for names answer for.
  private static func isName(_ kind: Entity.Kind) -> Bool {
    kind == .person || kind == .location || kind == .organization
  }
}
