import Crypto
import DocentExtraction
import DocentStore

extension ContentHash {
  /// SHA-256 of the bytes of a source, read in place. O(n).
  init(of content: SourceContent) {
    var hash = SHA256()
    content.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(bytes: Array(hash.finalize()))
  }

  /// SHA-256 of bytes in memory. O(n).
  init(of bytes: [UInt8]) { self.init(bytes: Array(SHA256.hash(data: bytes))) }
}
