import DocentReports
import DocentSearch

/// Counts of facets, for people: one line a value, facets within it below.
struct FacetText {
  let output: ResultOutput

  func write(_ facets: [FacetResult]) throws {
    for (index, facet) in facets.enumerated() {
      if index > 0 { try output.line() }
      try write(facet, indent: "")
    }
  }

  private func write(_ facet: FacetResult, indent: String) throws {
    let missing = facet.missing > 0 ? "  (\(facet.missing) without)" : ""
    if let found = facet.statistics {
      let range = [
        ("min", found.minimum), ("max", found.maximum), ("mean", found.mean), ("sum", found.sum),
      ].map { "\($0.0) \(NumberText.decimal($0.1))" }.joined(separator: ", ")
      try output.line("\(indent)\(facet.name): \(found.count == 0 ? "no values" : range)\(missing)")
      return
    }
    try output.line("\(indent)\(facet.name)\(missing)")
    let width = facet.buckets.map { String($0.count).utf8.count }.max() ?? 0
    for bucket in facet.buckets {
      let count = String(bucket.count)
      try output.line("\(indent)  \(String(repeating: " ", count: width - count.utf8.count))\(count)  \(bucket.value)")
      for inner in bucket.within { try write(inner, indent: indent + String(repeating: " ", count: width + 4)) }
    }
  }
}
