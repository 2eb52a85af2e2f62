/// A value in a PDF file ([ISO 32000-1] 7.3).
indirect enum PDFValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string([UInt8])
  case name(String)
  case array([PDFValue])
  case dictionary([String: PDFValue])
  /// Number of an indirect object.
  case reference(Int)

  var name: String? { if case .name(let value) = self { value } else { nil } }
  var dictionary: [String: PDFValue]? { if case .dictionary(let value) = self { value } else { nil } }
  var array: [PDFValue]? { if case .array(let value) = self { value } else { nil } }
  var number: Double? { if case .number(let value) = self, value.isFinite { value } else { nil } }

  /// A number that a count, flag or length can be.
  var integer: Int? { number.flatMap { abs($0) < 9e15 ? Int($0) : nil } }

  /// The text of a string, white space collapsed at its ends; nil for other values and empty strings.
  var text: String? {
    guard case .string(let bytes) = self else { return nil }
    let text = PDFString.text(bytes).trimmed
    return text.isEmpty ? nil : text
  }
}
