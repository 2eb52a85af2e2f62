/// A member of a ZIP archive, as its headers describe it (PKWARE APPNOTE 6.3.9).
package struct ZipEntry: Sendable, Hashable {
  /// As stored, decoded to text; not made safe.
  package var name: String
  /// 0 stored, 8 deflated; see APPNOTE 4.4.5 for the others.
  package var method: UInt16
  package var isEncrypted: Bool
  /// As declared; nil where only the end of the deflate stream tells.
  package var compressedSize: Int?
  /// As declared by the archive; never trusted as a bound.
  package var uncompressedSize: Int
  /// Offset of the local header within the archive.
  package var headerOffset: Int
  /// Where another member's bytes begin inside this one's: the mark of a crafted archive.
  package var overlaps: Bool
  /// A symbolic link: its content is the path of another file.
  package var isLink = false

  package var isDirectory: Bool { name.hasSuffix("/") || name.hasSuffix("\\") }
  /// Deflate with a window of 64 KB, as Windows packs large folders.
  var isDeflate64: Bool { method == 9 && !isEncrypted && !overlaps }
  /// Whether `ZipArchive` can decompress it without help.
  package var isReadable: Bool { !isEncrypted && (method == 0 || method == 8) }
}
