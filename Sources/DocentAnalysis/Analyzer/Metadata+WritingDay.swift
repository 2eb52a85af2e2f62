package import DocentDocument

extension Metadata {
  /// The day a document was written, from which its `yesterday` is seen: sent, or else created, or
  /// else changed; nil if it does not say.
  package var writingDay: CalendarDate? { (sent ?? created ?? modified).flatMap { CalendarDate(iso8601: $0) } }
}
