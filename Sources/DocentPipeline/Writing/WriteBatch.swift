import DocentDocument
import DocentStore

/// What the next commit will write.
struct WriteBatch {
  private(set) var documents: [DocumentRecord] = []
  private(set) var finishedFiles: [FileRecord] = []
  /// Files whose record alone is renewed.
  private(set) var currentFiles: [FileRecord] = []
  private(set) var goneFiles: [SourceKey] = []
  private(set) var analyses: [AnalysisIdentity: NewAnalysis] = [:]
  /// The order analyses were met in: members before their containers.
  private(set) var analysisOrder: [AnalysisIdentity] = []
  private(set) var byteCount = 0
  private(set) var requestCount = 0

  var isEmpty: Bool { requestCount == 0 }

  mutating func add(_ request: WriteRequest) {
    requestCount += 1
    switch request {
    case .document(let document, let analysis):
      documents.append(document)
      byteCount += 512
      if let analysis, analyses[analysis.record.identity] == nil {
        analyses[analysis.record.identity] = analysis
        analysisOrder.append(analysis.record.identity)
        byteCount += analysis.spool.byteCount + 1024 + 64 * analysis.record.children.count
      }
    case .fileDone(let file): finishedFiles.append(file)
    case .fileCurrent(let file): currentFiles.append(file)
    case .fileGone(let key): goneFiles.append(key)
    }
  }
}
