import DocentDocument
import DocentText

/// Tokenises a sample; tests make a tokenizer each, for it is not thread-safe.
func tokenized(_ text: String, _ language: LanguageTag) -> TokenizedText {
  Tokenizer().tokenize(DocumentText(text), language: language)
}
