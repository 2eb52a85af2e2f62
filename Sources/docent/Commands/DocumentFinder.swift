import DocentDocument
import DocentPipeline
import DocentStore
import Foundation

/// Finds a document by what people call it.
enum DocumentFinder {
  /// `name` is a source as results name it, or the path of its file.
  static func find(_ name: String, _ store: InsightStore, _ collection: Collection) throws -> StoredDocument? {
    if let exact = try store.document(SourceKey(name)) { return exact }
    let path = name.hasPrefix("/") ? name : FileManager.default.currentDirectoryPath + "/" + name
    let standard = URL(fileURLWithPath: path).standardizedFileURL.path(percentEncoded: false)
    return try store.document(FolderScanner.key(of: standard, base: collection.base))
  }
}
