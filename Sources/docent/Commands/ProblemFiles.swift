import ArgumentParser
import DocentDocument
import DocentExtraction
import DocentStore
import Foundation

/// The files of a collection with documents that failed or were read in part: what `--retry` reads once more.
struct ProblemFiles {
  /// Absolute paths of those that are still there.
  let paths: [String]
  /// What is known of how each was read.
  private let settings: [String]

  init(_ collection: Collection) throws {
    let files = try InsightStore(reading: collection).problemFiles()
    settings = files.compactMap(\.settings)
    paths = files.map { FolderOptions.standardized(collection.path(of: $0.key)) }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// How tables among them were read; nil for whole. An error when not all were read alike.
  func rowMapping() throws -> RowMapping? {
    let mappings = Set(settings.map { RowMapping(inSettings: $0) })
    guard mappings.count < 2 else {
      throw ValidationError(
        "the files with problems were processed with different options for tables; name FOLDER and give the options")
    }
    return mappings.first ?? nil
  }
}
