import CDocentICU

/// Gathers the strings that a function of the ICU shim hands out.
enum StringCollector {
  /// Calls `body` with a sink and its context and returns the strings that came, without invisible marks (soft hyphens,
  /// direction marks), which locale data holds and running text does not.
  static func strings(_ body: (dx_sink, UnsafeMutableRawPointer) -> Void) -> [String] {
    var strings: [String] = []
    withUnsafeMutablePointer(to: &strings) { pointer in
      body(
        { context, text, length in
          guard let context, let text else { return }
          let bytes = UnsafeRawBufferPointer(start: text, count: length)
          let string = String(decoding: bytes, as: UTF8.self)
          context.assumingMemoryBound(to: [String].self).pointee.append(StringCollector.visible(string))
        }, pointer)
    }
    return strings
  }

  /// The first string that comes.
  static func string(_ body: (dx_sink, UnsafeMutableRawPointer) -> Void) -> String? { strings(body).first }

  static func visible(_ string: String) -> String {
    guard string.utf8.contains(where: { $0 >= 0xC2 }) else { return string }
    var scalars = String.UnicodeScalarView()
    for scalar in string.unicodeScalars where !isInvisible(scalar) { scalars.append(scalar) }
    return String(scalars)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x61C, 0x200B, 0x200E, 0x200F: true
    default: false
    }
  }
}
