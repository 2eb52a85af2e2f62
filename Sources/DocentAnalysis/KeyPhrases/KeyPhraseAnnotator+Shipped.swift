import CDocentData
package import DocentLearning

extension KeyPhraseAnnotator {
  /// The annotator with the model inside the binary.
  package static func shipped() throws(ModelError) -> KeyPhraseAnnotator {
    let model = docent_keyphrases_model()
    return try KeyPhraseAnnotator(
      ModelFile(ModelBytes(immortal: UnsafeRawBufferPointer(start: model.bytes, count: model.count))))
  }
}
