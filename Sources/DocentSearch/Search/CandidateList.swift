/// Documents that may still be good enough, ascending, with what they score so far. Plain memory: this is read and written
/// in the innermost loops.
final class CandidateList {
  let documents: UnsafeMutablePointer<UInt32>
  let scores: UnsafeMutablePointer<Float>
  var count = 0

  init(capacity: Int) {
    documents = .allocate(capacity: capacity)
    scores = .allocate(capacity: capacity)
  }

  deinit {
    documents.deallocate()
    scores.deallocate()
  }
}
