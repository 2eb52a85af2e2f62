package import DocentSearch

/// `docent search --facets … --json`: the counts of one facet.
package struct WireFacet: Encodable, Sendable {
  struct Bucket: Encodable, Sendable {
    var value: String
    var count: Int
    var facets: [WireFacet]?

    enum CodingKeys: String, CodingKey {
      case value = "Value"
      case count = "Count"
      case facets = "Facets"
    }
  }

  struct Statistics: Encodable, Sendable {
    var count: Int
    var minimum: Double?
    var maximum: Double?
    var mean: Double?
    var sum: Double

    enum CodingKeys: String, CodingKey {
      case count = "Count"
      case minimum = "Min"
      case maximum = "Max"
      case mean = "Mean"
      case sum = "Sum"
    }
  }

  var facet: String
  var missing: Int
  var buckets: [Bucket]?
  var statistics: Statistics?

  enum CodingKeys: String, CodingKey {
    case facet = "Facet"
    case missing = "Missing"
    case buckets = "Buckets"
    case statistics = "Statistics"
  }

  package init(_ result: FacetResult) {
    facet = result.name
    missing = result.missing
    statistics = result.statistics.map { found in
      let isEmpty = found.count == 0
      return Statistics(
        count: found.count, minimum: isEmpty ? nil : WireNumber.rounded(found.minimum),
        maximum: isEmpty ? nil : WireNumber.rounded(found.maximum),
        mean: isEmpty ? nil : WireNumber.rounded(found.mean),
        sum: WireNumber.rounded(found.sum))
    }
    buckets =
      result.statistics == nil
      ? result.buckets.map { bucket in
        Bucket(
          value: bucket.value, count: bucket.count,
          facets: bucket.within.isEmpty ? nil : bucket.within.map(WireFacet.init))
      } : nil
  }
}
