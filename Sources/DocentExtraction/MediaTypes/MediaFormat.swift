package import DocentDocument

/// A format by its short name (`type:pdf`, the CSV's `type` column), media types and file name extensions.
package struct MediaFormat: Sendable, Hashable {
  package var name: String
  /// The first one is the format's own, the others are aliases met in mail and archives.
  package var mediaTypes: [MediaType]
  /// Lower case, without the dot.
  package var extensions: [String]
  /// Text-like formats cannot always be told by their content: the extension may decide between them.
  package var isText: Bool

  init(_ name: String, _ mediaTypes: [MediaType], _ extensions: [String], isText: Bool = false) {
    self.name = name
    self.mediaTypes = mediaTypes
    self.extensions = extensions
    self.isText = isText
  }

  /// Every format known by name, whether or not there is an extractor for it.
  package static let all: [MediaFormat] = [
    MediaFormat("text", [.plainText], ["txt", "text", "log", "asc"], isText: true),
    MediaFormat("markdown", [.markdown, "text/x-markdown"], ["md", "markdown", "mdown", "mkd"], isText: true),
    MediaFormat("html", [.html, "application/xhtml+xml"], ["html", "htm", "xhtml", "xht"], isText: true),
    MediaFormat("xml", [.xml, "text/xml"], ["xml"], isText: true),
    MediaFormat("csv", [.csv, "application/csv"], ["csv"], isText: true),
    MediaFormat("tsv", [.tsv], ["tsv", "tab"], isText: true),
    MediaFormat("json", [.json], ["json", "geojson"], isText: true),
    MediaFormat(
      "jsonl", [.jsonLines, "application/x-ndjson", "application/jsonl"], ["jsonl", "ndjson"], isText: true),
    MediaFormat("rtf", [.rtf, "text/rtf"], ["rtf"]),
    MediaFormat("eml", [.mail], ["eml", "mht", "mhtml"], isText: true),
    MediaFormat("mbox", [.mailbox], ["mbox", "mbx"], isText: true),
    MediaFormat("epub", [.epub], ["epub"]),
    MediaFormat("docx", [.docx], ["docx", "docm", "dotx", "dotm"]),
    MediaFormat("xlsx", [.xlsx], ["xlsx", "xlsm", "xltx", "xltm"]),
    MediaFormat("pptx", [.pptx], ["pptx", "pptm", "ppsx", "potx"]),
    MediaFormat("odt", [.odt], ["odt", "ott", "fodt"]),
    MediaFormat("ods", [.ods], ["ods", "ots", "fods"]),
    MediaFormat("odp", [.odp], ["odp", "otp", "fodp"]),
    MediaFormat("pdf", [.pdf], ["pdf"]),
    MediaFormat("png", [.png], ["png"]),
    MediaFormat("jpeg", [.jpeg], ["jpg", "jpeg", "jpe"]),
    MediaFormat("tiff", [.tiff], ["tif", "tiff"]),
    MediaFormat("gif", ["image/gif"], ["gif"]),
    MediaFormat("webp", ["image/webp"], ["webp"]),
    MediaFormat("bmp", ["image/bmp"], ["bmp"]),
    MediaFormat("jp2", ["image/jp2"], ["jp2", "j2k"]),
    MediaFormat("pnm", ["image/x-portable-anymap"], ["pnm", "pbm", "pgm", "ppm"]),
    MediaFormat("zip", [.zip, "application/x-zip-compressed"], ["zip", "jar"]),
    MediaFormat("tar", [.tar], ["tar"]),
    MediaFormat("gzip", [.gzip, "application/x-gzip"], ["gz", "tgz"]),
    MediaFormat("bzip2", [.bzip2], ["bz2", "tbz2"]),
    MediaFormat("xz", [.xz], ["xz", "txz"]),
    MediaFormat("zstd", [.zstd], ["zst"]),
    MediaFormat("7z", [.sevenZip], ["7z"]),
    MediaFormat("rar", ["application/vnd.rar"], ["rar"]),
    MediaFormat("ole", [.compoundFile], ["doc", "xls", "ppt", "msg"]),
    MediaFormat("sqlite", ["application/vnd.sqlite3"], ["sqlite", "db"]),
    MediaFormat("elf", ["application/x-executable"], ["so", "o"]),
    MediaFormat("wasm", ["application/wasm"], ["wasm"]),
    MediaFormat("binary", [.unknown], ["bin"]),
  ]

  private static let byMediaType: [MediaType: MediaFormat] = Dictionary(
    all.flatMap { format in format.mediaTypes.map { ($0, format) } }, uniquingKeysWith: { first, _ in first })
  private static let byExtension: [String: MediaFormat] = Dictionary(
    all.flatMap { format in format.extensions.map { ($0, format) } }, uniquingKeysWith: { first, _ in first })

  package static func of(_ type: MediaType) -> MediaFormat? { byMediaType[type] }

  /// By the extension of a file name.
  package static func named(_ fileName: String) -> MediaFormat? {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    return byExtension[fileName[fileName.index(after: dot)...].lowercased()]
  }
}

extension MediaType {
  /// The short name of its format: `pdf`, `docx`, `html` …; the media type itself when it has none.
  package var shortName: String { MediaFormat.of(self)?.name ?? rawValue }
}

extension MediaType {
  package static let plainText: MediaType = "text/plain"
  package static let markdown: MediaType = "text/markdown"
  package static let html: MediaType = "text/html"
  package static let xml: MediaType = "application/xml"
  package static let csv: MediaType = "text/csv"
  package static let tsv: MediaType = "text/tab-separated-values"
  package static let json: MediaType = "application/json"
  package static let jsonLines: MediaType = "application/x-jsonlines"
  package static let rtf: MediaType = "application/rtf"
  package static let mail: MediaType = "message/rfc822"
  package static let mailbox: MediaType = "application/mbox"
  package static let epub: MediaType = "application/epub+zip"
  package static let docx: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  package static let xlsx: MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  package static let pptx: MediaType = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
  package static let odt: MediaType = "application/vnd.oasis.opendocument.text"
  package static let ods: MediaType = "application/vnd.oasis.opendocument.spreadsheet"
  package static let odp: MediaType = "application/vnd.oasis.opendocument.presentation"
  package static let pdf: MediaType = "application/pdf"
  package static let png: MediaType = "image/png"
  package static let jpeg: MediaType = "image/jpeg"
  package static let tiff: MediaType = "image/tiff"
  package static let zip: MediaType = "application/zip"
  package static let tar: MediaType = "application/x-tar"
  package static let gzip: MediaType = "application/gzip"
  package static let bzip2: MediaType = "application/x-bzip2"
  package static let xz: MediaType = "application/x-xz"
  package static let zstd: MediaType = "application/zstd"
  package static let sevenZip: MediaType = "application/x-7z-compressed"
  package static let compoundFile: MediaType = "application/x-ole-storage"
}
