import CDocentData
package import DocentLearning

extension SentimentAnnotator {
  /// The annotator with the model inside the binary.
  package static func shipped() throws(ModelError) -> SentimentAnnotator {
    let model = docent_sentiment_model()
    return try SentimentAnnotator(
      ModelFile(ModelBytes(immortal: UnsafeRawBufferPointer(start: model.bytes, count: model.count))))
  }
}
