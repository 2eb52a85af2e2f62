import DocentDocument
import DocentLearning

/// What a language's words are, from the model or from a trainer at work.
struct PhraseLexicon {
  var traits: PhraseLanguage
  /// Rarity and flags of a folded form.
  let word: ([UInt8]) -> (rarity: Float, flags: UInt8)?
  /// Training documents in which a phrase, by the hash of its stems, was gold.
  let goldCount: (UInt64) -> Float
  /// Share of a stem's training documents in which it was part of a gold phrase.
  let goldShareOfStem: (UInt64) -> Float?

  init(_ model: KeyPhraseModel, language: LanguageTag) {
    let seed = KeyPhraseModel.seed(for: language)
    traits = model.language(language)
    word = { model.word($0, seed: seed) }
    goldCount = { model.goldCount($0, seed: seed) }
    goldShareOfStem = { model.goldShare($0, seed: seed) }
  }

  init(
    traits: PhraseLanguage, word: @escaping ([UInt8]) -> (rarity: Float, flags: UInt8)?,
    goldCount: @escaping (UInt64) -> Float, goldShareOfStem: @escaping (UInt64) -> Float?
  ) {
    self.traits = traits
    self.word = word
    self.goldCount = goldCount
    self.goldShareOfStem = goldShareOfStem
  }

  func rarity(of form: [UInt8]) -> Float { word(form)?.rarity ?? traits.highestRarity }
  func goldShare(of stem: UInt64) -> Float? { goldShareOfStem(stem) }

  /// Stop words, single letters and clitics stand at no end of a phrase.
  func role(of form: [UInt8]) -> PhraseWord.Role {
    let flags = word(form)?.flags ?? 0
    if flags & KeyPhraseModel.linkFlag != 0 { return .link }
    if flags & KeyPhraseModel.stopWordFlag != 0 { return .boundary }
    if form.count < 2 || form.first == UInt8(ascii: "'") || form.last == UInt8(ascii: "'") { return .boundary }
    // Letters of two bytes are alphabets; one of three may be a whole word.
    if form.count == 2, form[0] >= 0xC3 { return .boundary }
    return .content
  }
}
