import DocentDocument
import DocentLearning
import DocentText

/// Training documents, tokenised, with their gold phrases as candidates would be.
struct PhraseExamples {
  struct Document {
    let text: TokenizedText
    let syntax: SyntaxAnnotation?
    let language: LanguageTag
    /// Name of the corpus, and the document's place in it.
    let source: String
    let place: Int
    let gold: GoldPhrases
    /// Stems of all words of the text.
    let textStems: Set<UInt64>
  }

  private(set) var documents: [Document] = []

  init(corpora: [KeyPhraseCorpus], model: KeyPhraseModel, syntax: SyntaxAnnotator) {
    let tokenizer = Tokenizer()
    for corpus in corpora {
      for (place, document) in corpus.documents.enumerated() {
        let language = document.language
        let stemmer = Stemmer(language: language)
        let text = tokenizer.tokenize(DocumentText(document.text), language: language)
        let reader = PhraseReader(
          lexicon: PhraseLexicon(model, language: language), language: language)
        documents.append(
          Document(
            text: text, syntax: syntax.annotate(text, language: language), language: language, source: corpus.name,
            place: place,
            gold: GoldPhrases(document.keys, language: language, tokenizer: tokenizer, stemmer: stemmer),
            textStems: Set(reader.read(text, syntax: nil).vocabulary.flatMap(\.stemHashes))))
      }
    }
  }
}
