import DocentDocument
import FoundationEssentials

@testable import DocentExtraction

/// Documents to break: of each extractor the samples written down here and the smallest documents of the corpus.
enum Specimens {
  /// Larger ones would only take longer.
  private static let maximumBytes = 48 << 10
  private static let perExtractor = 3

  struct Specimen: Sendable {
    var name: String
    var bytes: [UInt8]
  }

  /// By the name of the extractor.
  static let byExtractor: [String: [Specimen]] = {
    var found: [String: [Specimen]] = [:]
    for (extractor, bytes) in Samples.byExtractor {
      found[extractor, default: []].append(Specimen(name: "sample", bytes: bytes))
    }
    for (extractor, bytes) in withoutText {
      found[extractor, default: []].append(Specimen(name: "sample", bytes: bytes))
    }
    let detector = MediaTypeDetector()
    for specimen in corpus {
      let type = detector.detect(SourceContent(specimen.bytes, name: specimen.name))
      guard let extractor = ExtractorRegistry.standard.extractor(for: type) else { continue }
      found[extractor.name, default: []].append(specimen)
    }
    return found.mapValues { Array($0.sorted { $0.bytes.count < $1.bytes.count }.prefix(perExtractor)) }
  }()

  /// Documents that give no text of their own: named as unsupported, or handed over as another document.
  private static let withoutText: [String: [UInt8]] = [
    "compound-file": CompoundFiles.file([("Contents", Array("works".utf8)), ("SPELLING", [1, 2, 3])]),
    "flat-opc": Array(
      """
      <?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
      <pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>flat</w:t></w:r></w:p>
      </w:body></w:document></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/media/a.bin">
      <pkg:binaryData>aGVsbG8=</pkg:binaryData></pkg:part></pkg:package>
      """.utf8),
  ]

  private static let corpus: [Specimen] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")
    var specimens: [Specimen] = []
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    for path in paths.sorted() where !path.hasPrefix("broken/") {
      guard let data = try? Data(contentsOf: folder.appending(path: path)), data.count <= maximumBytes else { continue }
      specimens.append(Specimen(name: path, bytes: Array(data)))
    }
    return specimens
  }()
}
