import CDocentICU

/// Converts bytes of a character set to UTF-8, chunk by chunk. One per stream: not thread-safe.
///
/// State is kept between chunks, so that a character may be cut anywhere. What cannot be converted becomes U+FFFD and
/// is counted. A byte order mark stays unless the character set itself says it is one (`UTF-16`, `UTF-8-BOM` names
/// follow ICU).
package final class CharsetConverter {
  /// The character set is unknown to ICU.
  package struct UnknownCharset: Error, Hashable, Sendable {
    package let name: String
  }

  private let converter: OpaquePointer

  /// Takes any name or alias ICU knows: `windows-1252`, `latin1`, `SJIS`; upper and lower case alike.
  package init(name: String) throws(UnknownCharset) {
    // An empty name would mean the character set of the user's environment.
    guard !name.isEmpty, let converter = dx_converter_open(name) else { throw UnknownCharset(name: name) }
    self.converter = converter
  }

  deinit { dx_converter_close(converter) }

  /// ICU's name of the character set.
  package var name: String { dx_converter_name(converter).map { String(cString: $0) } ?? "" }

  /// How many malformed or unassigned sequences have become U+FFFD so far.
  package var replacements: Int { Int(clamping: dx_converter_replacements(converter)) }

  /// Appends `chunk` as UTF-8 to `output`; with `isLast`, what is incomplete at the end becomes U+FFFD. O(n).
  package func convert(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { none in
      var input = chunk.baseAddress ?? UnsafePointer(none.baseAddress)
      let end = input.map { $0 + chunk.count }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.roomSize) { room in
        var hasMore = true
        while hasMore {
          let written = dx_converter_convert(converter, &input, end, room.baseAddress, room.count, isLast, &hasMore)
          guard written >= 0 else { return }
          output.append(contentsOf: room[..<Int(written)])
        }
      }
    }
  }

  /// The whole of `bytes` as UTF-8; starts anew.
  package func convert(_ bytes: [UInt8]) -> [UInt8] {
    reset()
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    bytes.withUnsafeBufferPointer { convert($0, isLast: true, into: &output) }
    return output
  }

  /// Forgets what came before.
  package func reset() { dx_converter_reset(converter) }

  private static let roomSize = 1 << 16
}
