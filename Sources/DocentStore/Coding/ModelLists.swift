import DocentDocument
import FoundationEssentials
import Synchronization

/// Decodes lists of models, each only once: nearly all documents of a collection have the same.
final class ModelLists: Sendable {
  private let known = Mutex<[Data: [ModelVersion]]>([:])

  func of(_ encoded: Data) throws -> [ModelVersion] {
    if let list = known.withLock({ $0[encoded] }) { return list }
    let list = try JSONDecoder().decode([ModelVersion].self, from: encoded)
    known.withLock { $0[encoded] = list }
    return list
  }
}
