import DocentDocument
import DocentLearning
import DocentText

/// Training documents, tokenised, with their gold phrases as candidates would be.
struct PhraseExamples {
  struct Document {
    let text: TokenizedText
    let language: LanguageTag
    let source: Int
    let gold: GoldPhrases
    /// Stems of all words of the text.
    let textStems: Set<UInt64>
  }

  private(set) var documents: [Document] = []

  /// Sources are numbered in the order of the corpora.
  init(corpora: [KeyPhraseCorpus], model: KeyPhraseModel) {
    let tokenizer = Tokenizer()
    for (source, corpus) in corpora.enumerated() {
      for document in corpus.documents {
        let language = document.language
        let stemmer = Stemmer(language: language)
        let text = tokenizer.tokenize(DocumentText(document.text), language: language)
        let reader = PhraseReader(
          lexicon: PhraseLexicon(model, language: language), classes: nil, language: language)
        documents.append(
          Document(
            text: text, language: language, source: source,
            gold: GoldPhrases(document.keys, language: language, tokenizer: tokenizer, stemmer: stemmer),
            textStems: Set(reader.read(text).vocabulary.flatMap(\.stemHashes))))
      }
    }
  }
}
