import DocentDocument
import Synchronization

/// What a container and everything inside it may still cost: decompressed bytes and members. One budget belongs to
/// the outermost source and is handed down to its members, so that nesting cannot multiply a bomb.
package final class ContainerBudget: Sendable {
  /// Decompressed bytes allowed in all.
  package let allowedBytes: Int
  /// Members allowed in all.
  package let allowedMembers: Int
  private let usedBytes = Atomic<Int>(0)
  private let usedMembers = Atomic<Int>(0)

  /// The budget of an outermost source of `sourceBytes` bytes.
  package init(sourceBytes: Int, limits: ExtractionLimits) {
    let (product, overflow) = max(0, sourceBytes).multipliedReportingOverflow(by: max(1, limits.expansionRatio))
    allowedBytes = max(limits.expansionAllowance, overflow ? Int.max : product)
    allowedMembers = limits.members
  }

  /// Takes decompressed bytes from the budget; call it before the bytes are made. Throws `tooLarge` when it is used up.
  package func charge(expandedBytes count: Int) throws(ExtractionError) {
    // Sizes come from the file: the sum may not even fit.
    let (before, after) = usedBytes.wrappingAdd(max(0, count), ordering: .relaxed)
    if after > allowedBytes || after < before || before < 0 {
      throw ExtractionError(
        .tooLarge,
        "decompressing gives more than \(allowedBytes) bytes, far more than such a file should hold (a compression bomb?)"
      )
    }
  }

  /// Takes one member from the budget. Throws `tooLarge` when there are too many.
  package func chargeMember() throws(ExtractionError) {
    if usedMembers.wrappingAdd(1, ordering: .relaxed).newValue > allowedMembers {
      throw ExtractionError(.tooLarge, "the file holds more than \(allowedMembers) members; the others were left out")
    }
  }
}
