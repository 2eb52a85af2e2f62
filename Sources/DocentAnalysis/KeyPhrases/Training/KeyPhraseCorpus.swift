package import DocentDocument
package import DocentLearning
import FoundationEssentials

/// One file of documents with gold phrases: `{"id", "lang", "text", "keys"}` a line.
package struct KeyPhraseCorpus: Sendable {
  package struct Document: Sendable, Decodable {
    package var id: String
    package var lang: String
    package var text: String
    package var keys: [String]

    package var language: LanguageTag { LanguageTag(lang) }
  }

  /// Such as `en-inspec`.
  package let name: String
  package let documents: [Document]

  package init(name: String, documents: [Document]) {
    self.name = name
    self.documents = documents
  }

  /// Reads a plain or gzip-compressed file; a line that is no such document is an error.
  package init(name: String, path: String) throws(ModelError) {
    let decoder = JSONDecoder()
    var documents: [Document] = []
    for line in try CompressedFile.lines(path) {
      do { documents.append(try decoder.decode(Document.self, from: Data(line.utf8))) } catch {
        throw ModelError(.training, "line \(documents.count + 1) of \(path) is no document with gold phrases")
      }
    }
    self.init(name: name, documents: documents)
  }
}
