import DocentDocument

/// The relationships of one part (ECMA-376 part 2, 9.3).
struct PackageRelationships {
  struct Relationship {
    var id: String
    /// Last component of the type's URI: `header`, `slide`; the same in the transitional and the strict dialect.
    var type: String
    /// Absolute name of a part without the leading slash, or a URI when it points outside.
    var target: String
    var isExternal: Bool
  }

  private(set) var all: [Relationship] = []
  private static let maximum = 100_000

  init() {}

  /// `exists` tells the targets that are there: references are sometimes written as the standard does not have it.
  init(
    _ reader: PackageXMLReader, of part: String, exists: (String) -> Bool
  ) throws(ExtractionError) {
    let folder = part.split(separator: "/").dropLast().map(String.init)
    while let event = try reader.next(), all.count < Self.maximum {
      guard event == .start, reader.name == "Relationship", let target = reader.attribute("Target") else { continue }
      let isExternal = reader.attribute("TargetMode") == "External"
      all.append(
        Relationship(
          id: reader.attribute("Id") ?? "",
          type: String(reader.attribute("Type")?.split(separator: "/").last ?? ""),
          target: isExternal ? target : Self.locate(target, in: folder, exists), isExternal: isExternal))
    }
  }

  subscript(id: String) -> Relationship? { all.first { $0.id == id } }

  func first(ofType type: String) -> Relationship? { all.first { $0.type == type && !$0.isExternal } }

  /// Those of the type, each target once, ordered by name so that the numbers in names count: `header2` before `header10`.
  func targets(ofType type: String) -> [String] {
    var seen = Set<String>()
    return all.filter { $0.type == type && !$0.isExternal && seen.insert($0.target).inserted }.map(\.target).sorted {
      ($0.utf8.count, $0) < ($1.utf8.count, $1)
    }
  }

  /// Where the relationships of a part are kept.
  static func path(of part: String) -> String {
    var components = part.split(separator: "/").map(String.init)
    let name = components.popLast() ?? ""
    return (components + ["_rels", "\(name).rels"]).joined(separator: "/")
  }

  /// Where a reference from a part in `folder` leads. Besides the right reading: with percent escapes undone, from the root although nothing says so, with a fragment.
  static func locate(_ target: String, in folder: [String], _ exists: (String) -> Bool) -> String {
    let exact = resolve(target, in: folder)
    if exists(exact) { return exact }
    let decoded = String(decoding: MIMEParameters.percentDecoded(Array(target.utf8)[...]), as: UTF8.self)
    for variant in [target, decoded] {
      let path = String(variant.prefix { $0 != "#" })
      for start in [folder, []] {
        let candidate = resolve(path, in: start)
        if exists(candidate) { return candidate }
      }
    }
    return exact
  }

  private static func resolve(_ target: String, in folder: [String]) -> String {
    var components = target.hasPrefix("/") || target.hasPrefix("\\") ? [] : folder
    for component in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch component {
      case ".": continue
      case "..": _ = components.popLast()
      default: components.append(String(component))
      }
    }
    return components.joined(separator: "/")
  }
}
