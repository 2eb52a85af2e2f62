import DocentDocument
import DocentLearning
import DocentText

/// Marks names in texts that only have parts of speech, for languages without names of their own to learn from
/// (self-training; the tags say which words are names, the model of other languages says of what).
struct NameTransfer {
  let model: SequenceModel
  var features: EntityFeatures
  /// Added to `O` of a proper noun, and to the first label of a name for all other words.
  let penalty: Float

  /// The sentence with tags of names in place of parts of speech. O(bytes).
  mutating func named(_ sentence: TaggedSentence) -> TaggedSentence {
    var result = sentence
    result.tags = Array(repeating: "O", count: sentence.tags.count)
    let decoder = ViterbiDecoder()
    let (model, scheme, penalty) = (model, model.scheme, penalty)
    sentence.text.withUnsafeBufferPointer { text in
      features.forEachRun(of: text, tokens: sentence.tokens) { run, rows in
        let spans = decoder.decode(rows, with: model, allowed: scheme.all) { emissions in
          for position in 0..<rows.count {
            let tag = sentence.tags[run.lowerBound + position]
            let row = position * scheme.count
            if tag == "PROPN" {
              emissions[row + LabelScheme.outside] -= penalty
            } else if tag != "X" {
              for type in scheme.types.indices { emissions[row + LabelScheme.begin(type)] -= penalty }
            }
          }
        }
        for span in spans {
          for token in span.tokens {
            let prefix = token == span.tokens.lowerBound ? "B-" : "I-"
            result.tags[run.lowerBound + token] = prefix + scheme.types[span.type]
          }
        }
      }
    }
    return result
  }
}
