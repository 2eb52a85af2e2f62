import DocentDocument

/// Formats by the bytes their files start with. Text, which starts with none of them, is passed on after one look.
struct SignatureTable: Sendable {
  private let signatures: [([UInt8], MediaType)]
  /// The bytes that signatures start with.
  private var leads = [Bool](repeating: false, count: 256)

  /// Where several signatures fit, the first one counts.
  init(_ signatures: [([UInt8], MediaType)]) {
    self.signatures = signatures
    for (signature, _) in signatures { if let lead = signature.first { leads[Int(lead)] = true } }
  }

  func type(of bytes: UnsafeRawBufferPointer) -> MediaType? {
    guard let lead = bytes.first, leads[Int(lead)] else { return nil }
    return signatures.first { bytes.starts(with: $0.0) }?.1
  }
}
