/// The labels of a sequence task in the BIO scheme: `O`, then `B-` and `I-` of every type.
///
/// Label 0 is `O`, `1 + 2t` begins type `t` and `2 + 2t` continues it.
package struct LabelScheme: Hashable, Sendable {
  /// Types by name, in the order of their indices.
  package let types: [String]

  /// At most 31 types, so that a set of labels is one `UInt64`.
  package init(types: [String]) {
    precondition(types.count <= 31, "a label scheme has at most 31 types")
    self.types = types
  }

  /// Number of labels.
  package var count: Int { 1 + 2 * types.count }

  package static let outside = 0
  @inlinable package static func begin(_ type: Int) -> Int { 1 + 2 * type }
  @inlinable package static func inside(_ type: Int) -> Int { 2 + 2 * type }
  /// The type a label begins or continues; nil for `O`.
  @inlinable package static func type(of label: Int) -> Int? { label == 0 ? nil : (label - 1) / 2 }
  @inlinable package static func begins(_ label: Int) -> Bool { label & 1 == 1 }
  @inlinable package static func continues(_ label: Int) -> Bool { label != 0 && label & 1 == 0 }

  /// `O`, `B-PER` …
  package func name(of label: Int) -> String {
    guard let type = Self.type(of: label) else { return "O" }
    return (Self.begins(label) ? "B-" : "I-") + types[type]
  }

  /// The label of a tag such as `B-PER`; nil when the scheme does not have its type.
  package func label(of tag: some StringProtocol) -> Int? {
    if tag == "O" { return Self.outside }
    guard let dash = tag.firstIndex(of: "-"), let type = types.firstIndex(of: String(tag[tag.index(after: dash)...]))
    else { return nil }
    return tag.hasPrefix("I") ? Self.inside(type) : Self.begin(type)
  }

  /// Whether `next` may follow `previous` (nil: the start of the sequence): a type is only continued after itself.
  package static func allows(_ previous: Int?, _ next: Int) -> Bool {
    guard continues(next) else { return true }
    guard let previous else { return false }
    return previous == next || previous == next - 1
  }

  /// All labels.
  package var all: LabelSet { LabelSet(rawValue: (1 << UInt64(count)) - 1) }

  /// `O` and the labels of these types; unknown names are left out.
  package func labels(ofTypes names: some Sequence<String>) -> LabelSet {
    var set: UInt64 = 1
    for name in names {
      guard let type = types.firstIndex(of: name) else { continue }
      set |= 1 << UInt64(Self.begin(type)) | 1 << UInt64(Self.inside(type))
    }
    return LabelSet(rawValue: set)
  }
}

/// A set of labels: what a sentence may be labelled with. Always holds `O`.
package struct LabelSet: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue | 1 }
  @inlinable package func contains(_ label: Int) -> Bool { rawValue >> UInt64(label) & 1 == 1 }
}

/// A labelled stretch of tokens.
package struct LabelledSpan: Hashable, Sendable {
  /// Token indices.
  package var tokens: Range<Int>
  /// Index into the scheme's types.
  package var type: Int
  /// How much the best labelling with exactly this span beats the best one without it; 0 where not computed.
  package var margin: Float

  package init(tokens: Range<Int>, type: Int, margin: Float = 0) {
    self.tokens = tokens
    self.type = type
    self.margin = margin
  }

  /// The spans of a sequence of labels, counted as conlleval does: `B-`, or a change of type, begins one.
  package static func spans(of labels: some Sequence<UInt8>) -> [LabelledSpan] {
    var spans: [LabelledSpan] = []
    var open: (start: Int, type: Int)?
    var position = 0
    for label in labels {
      let type = LabelScheme.type(of: Int(label))
      if let current = open, LabelScheme.begins(Int(label)) || type != current.type {
        spans.append(LabelledSpan(tokens: current.start..<position, type: current.type))
        open = nil
      }
      if open == nil, let type { open = (position, type) }
      position += 1
    }
    if let open { spans.append(LabelledSpan(tokens: open.start..<position, type: open.type)) }
    return spans
  }
}
