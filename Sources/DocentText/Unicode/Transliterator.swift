import CDocentICU

/// Rewrites text in another script, by ICU's transliterators. One per worker: not thread-safe.
///
/// Slow (about 0.6 us a byte) and slow to open: for names and queries, not for documents.
package final class Transliterator {
  private let transliterator: OpaquePointer

  /// `identifier` is ICU's, e.g. `Any-Latin; Latin-ASCII`; nil if it knows none of that name.
  package init?(_ identifier: String) {
    guard let transliterator = dx_transliterator_open(identifier) else { return nil }
    self.transliterator = transliterator
  }

  deinit { dx_transliterator_close(transliterator) }

  /// Any script to plain ASCII letters: `Чайковский` to `Cajkovskij`, `Müller` to `Muller`.
  package static func toASCII() -> Transliterator? { Transliterator("Any-Latin; Latin-ASCII") }

  /// `text` rewritten; what has no counterpart stays.
  package func transliterate(_ text: String) -> String {
    var copy = text
    let result = copy.withUTF8 { bytes in
      StringCollector.string { sink, context in
        _ = dx_transliterate(transliterator, bytes.baseAddress, bytes.count, sink, context)
      }
    }
    return text.isEmpty ? "" : result ?? text
  }
}
