/// Where the values of one facet stand in one segment.
enum FacetSource {
  case values(FieldValues.Segment)
  case dates(UnsafePointer<Int32>)
  /// Nil if the segment has no such column.
  case numbers(NumberColumn?)
}
