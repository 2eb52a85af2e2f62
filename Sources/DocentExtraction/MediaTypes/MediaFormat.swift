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
    MediaFormat("text", [.plainText], ["txt", "text", "log", "nfo", "lst", "out", "err"], isText: true),
    MediaFormat("markdown", [.markdown, "text/x-markdown"], ["md", "markdown", "mdown", "mkd"], isText: true),
    MediaFormat("html", [.html, "application/xhtml+xml"], ["html", "htm", "xhtml", "xht"], isText: true),
    MediaFormat("xml", [.xml, "text/xml"], ["xml"], isText: true),
    MediaFormat("csv", [.csv, "application/csv"], ["csv"], isText: true),
    MediaFormat("tsv", [.tsv], ["tsv", "tab"], isText: true),
    MediaFormat("json", [.json], ["json", "geojson"], isText: true),
    MediaFormat(
      "jsonl", [.jsonLines, "application/x-ndjson", "application/jsonl"], ["jsonl", "ndjson"], isText: true),
    MediaFormat("ipynb", [.notebook], ["ipynb"], isText: true),
    MediaFormat("srt", [.subRip, "text/srt"], ["srt", "sub", "sbv"], isText: true),
    MediaFormat("vtt", [.webVTT], ["vtt"], isText: true),
    MediaFormat("ass", [.subStation], ["ass", "ssa"], isText: true),
    MediaFormat("lrc", [.lyrics], ["lrc"], isText: true),
    MediaFormat(
      "ics", [.calendar, "text/x-vcalendar", "application/ics"], ["ics", "ical", "ifb", "vcs"], isText: true),
    MediaFormat("vcf", [.contactCard, "text/x-vcard", "text/directory"], ["vcf", "vcard"], isText: true),
    MediaFormat(
      "rst", [.restructuredText, "text/prs.fallenstein.rst", "text/restructured"], ["rst", "rest", "restx"],
      isText: true),
    MediaFormat("org", [.org], ["org"], isText: true),
    MediaFormat("asciidoc", [.asciiDoc, "text/x-asciidoc"], ["adoc", "asciidoc", "asc"], isText: true),
    MediaFormat(
      "latex", [.latex, "text/x-tex", "application/x-latex"], ["tex", "latex", "ltx", "ltex"], isText: true),
    MediaFormat("bibtex", [.bibTeX, "text/x-bibtex"], ["bib"], isText: true),
    MediaFormat(
      "man", [.roff, "application/x-troff-man", "application/x-troff"],
      ["man", "1", "2", "3", "4", "5", "6", "7", "8", "9", "mdoc", "roff", "troff", "nroff"],
      isText: true),
    MediaFormat("yaml", [.yaml, "text/yaml", "text/x-yaml", "application/x-yaml"], ["yaml", "yml"], isText: true),
    MediaFormat("toml", [.toml], ["toml"], isText: true),
    MediaFormat(
      "ini", [.ini, "text/x-properties"],
      ["ini", "cfg", "conf", "properties", "desktop", "url", "inf", "env", "editorconfig", "service", "reg"],
      isText: true),
    MediaFormat("po", [.gettext], ["po", "pot"], isText: true),
    MediaFormat("warc", [.warc], ["warc"], isText: true),
    MediaFormat("diff", [.diff], ["diff", "patch"], isText: true),
    MediaFormat("code", [.sourceCode], SourceCodeNames.extensions, isText: true),
    MediaFormat("rtf", [.rtf, "text/rtf"], ["rtf"]),
    MediaFormat("eml", [.mail], ["eml", "emlx", "mht", "mhtml", "nws"], isText: true),
    MediaFormat("mbox", [.mailbox], ["mbox", "mbx"], isText: true),
    MediaFormat("epub", [.epub], ["epub"]),
    MediaFormat("docx", [.docx], ["docx", "docm", "dotx", "dotm"]),
    MediaFormat("wordml", [.wordXML], ["wordml"]),
    MediaFormat("xlsx", [.xlsx], ["xlsx", "xlsm", "xltx", "xltm"]),
    MediaFormat("xlsb", [.xlsb], ["xlsb"]),
    MediaFormat("spreadsheetml", [.spreadsheetXML], []),
    MediaFormat("pptx", [.pptx], ["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"]),
    MediaFormat("opc", [.flatPackage], []),
    MediaFormat("odt", [.odt], ["odt", "ott", "fodt", "odm", "sxw", "stw", "sxg"]),
    MediaFormat("ods", [.ods], ["ods", "ots", "fods", "sxc", "stc"]),
    MediaFormat("odp", [.odp], ["odp", "otp", "fodp", "sxi", "sti"]),
    MediaFormat("odg", [.odg], ["odg", "otg", "fodg", "sxd", "std"]),
    MediaFormat("xps", [.xps, "application/oxps"], ["xps", "oxps"]),
    MediaFormat("vsdx", [.vsdx], ["vsdx", "vsdm", "vssx", "vstx"]),
    MediaFormat("vdx", [.visioXML], ["vdx", "vsx", "vtx"]),
    MediaFormat("iwork", [.iwork], ["key", "pages", "numbers"]),
    MediaFormat("onenote", [.oneNote], ["one", "onetoc2"]),
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
    MediaFormat("rar", [.rar, "application/x-rar-compressed"], ["rar"]),
    MediaFormat("lzma", [.lzma], ["lzma", "tlz"]),
    MediaFormat("lzip", [.lzip], ["lz"]),
    MediaFormat("lz4", [.lz4], ["lz4"]),
    MediaFormat("compress", [.compress], ["z", "taz"]),
    MediaFormat("cpio", [.cpio], ["cpio"]),
    MediaFormat("ar", [.ar, "application/vnd.debian.binary-package"], ["ar", "deb", "a"]),
    MediaFormat("rpm", [.rpm], ["rpm"]),
    MediaFormat("cab", [.cabinet], ["cab"]),
    MediaFormat("xar", [.xar], ["xar"]),
    MediaFormat("iso", [.iso9660], ["iso"]),
    MediaFormat("doc", [.doc], ["doc", "dot"]),
    MediaFormat("xls", [.xls], ["xls", "xlt", "xla", "xlw"]),
    MediaFormat("ppt", [.ppt], ["ppt", "pps", "pot"]),
    MediaFormat("msg", [.outlookMessage], ["msg", "oft"]),
    MediaFormat("tnef", [.tnef, "application/vnd.ms-tnef"], ["tnef"]),
    MediaFormat("vsd", [.visio], ["vsd", "vss", "vst"]),
    MediaFormat("pub", [.publisher, "application/vnd.ms-publisher"], ["pub"]),
    MediaFormat("ole", [.compoundFile], ["mpp", "wps"]),
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
    if SourceCodeNames.isWholeName(fileName) { return of(.sourceCode) }
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
  package static let rar: MediaType = "application/vnd.rar"
  package static let lzma: MediaType = "application/x-lzma"
  package static let lzip: MediaType = "application/x-lzip"
  package static let lz4: MediaType = "application/x-lz4"
  package static let compress: MediaType = "application/x-compress"
  package static let cpio: MediaType = "application/x-cpio"
  package static let ar: MediaType = "application/x-archive"
  package static let rpm: MediaType = "application/x-rpm"
  package static let cabinet: MediaType = "application/vnd.ms-cab-compressed"
  package static let xar: MediaType = "application/x-xar"
  package static let iso9660: MediaType = "application/x-iso9660-image"
  package static let doc: MediaType = "application/msword"
  package static let xls: MediaType = "application/vnd.ms-excel"
  package static let ppt: MediaType = "application/vnd.ms-powerpoint"
  package static let outlookMessage: MediaType = "application/vnd.ms-outlook"
  package static let publisher: MediaType = "application/x-mspublisher"
  package static let tnef: MediaType = "application/ms-tnef"
  package static let visio: MediaType = "application/vnd.visio"
  package static let compoundFile: MediaType = "application/x-ole-storage"
}

extension MediaType {
  package static let restructuredText: MediaType = "text/x-rst"
  package static let org: MediaType = "text/x-org"
  package static let asciiDoc: MediaType = "text/asciidoc"
  package static let latex: MediaType = "application/x-tex"
  package static let bibTeX: MediaType = "application/x-bibtex"
  package static let roff: MediaType = "text/troff"
  package static let yaml: MediaType = "application/yaml"
  package static let toml: MediaType = "application/toml"
  package static let ini: MediaType = "text/x-ini"
  package static let gettext: MediaType = "text/x-gettext-translation"
  package static let warc: MediaType = "application/warc"
  package static let diff: MediaType = "text/x-diff"
  package static let sourceCode: MediaType = "text/x-source"
  package static let notebook: MediaType = "application/x-ipynb+json"
  package static let subRip: MediaType = "application/x-subrip"
  package static let webVTT: MediaType = "text/vtt"
  package static let subStation: MediaType = "text/x-ssa"
  package static let lyrics: MediaType = "application/x-lrc"
  package static let calendar: MediaType = "text/calendar"
  package static let contactCard: MediaType = "text/vcard"
}
