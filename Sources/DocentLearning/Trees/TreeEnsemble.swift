#if canImport(Glibc)
  import Glibc
#endif

/// A sum of decision trees over numbers, used in place from a model file.
///
/// ```
/// NAME.trees  u32[]: the first node of each tree, then the number of nodes; after it, as f32 bits, the score every sum
///             starts with
/// NAME.nodes  feature:u16 (0xFFFF: leaf)  left:u16 (from the tree's first node; the right child follows)
///             value:f32 (threshold, or the leaf's score)
/// ```
/// A number up to the threshold goes left. Little endian.
package struct TreeEnsemble: Sendable {
  static let leaf: UInt16 = 0xFFFF
  static let nodeBytes = 8

  package let featureCount: Int
  // Safe to share: the bytes are never written, and `file` keeps them alive.
  private nonisolated(unsafe) let nodes: UnsafeRawPointer
  private let starts: [Int]
  private let base: Float
  private let file: ModelFile

  /// Verifies that every path through the trees ends.
  package init(_ file: ModelFile, name: String, featureCount: Int) throws(ModelError) {
    let damage = ModelError(.damaged, "the trees \(name) of the model file are damaged")
    let trees = try file.array("\(name).trees", of: UInt32.self)
    let section = try file.section("\(name).nodes")
    let count = section.count / Self.nodeBytes
    guard trees.count >= 2, section.count % Self.nodeBytes == 0, let start = section.baseAddress,
      Int(trees[trees.count - 2]) == count
    else { throw damage }
    base = Float(bitPattern: trees[trees.count - 1])
    starts = trees.dropLast(2).map { Int($0) }
    let ends = starts.dropFirst() + [count]
    for (first, end) in zip(starts, ends) {
      guard first < end, end <= count else { throw damage }
      for index in first..<end {
        let node = start + index * Self.nodeBytes
        let value = node.loadUnaligned(fromByteOffset: 4, as: Float.self)
        let feature = node.loadUnaligned(as: UInt16.self)
        let left = first + Int(node.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        guard value.isFinite, feature == Self.leaf || (Int(feature) < featureCount && left > index && left + 1 < end)
        else { throw damage }
      }
    }
    nodes = start
    self.featureCount = featureCount
    self.file = file
  }

  /// The sum of the leaves that the numbers lead to. There must be `featureCount` numbers. O(trees × depth).
  package func score(_ numbers: UnsafeBufferPointer<Float>) -> Float {
    guard numbers.count >= featureCount else { return base }
    var sum = base
    for first in starts {
      var node = nodes + first &* Self.nodeBytes
      while true {
        let feature = node.loadUnaligned(as: UInt16.self)
        let value = node.loadUnaligned(fromByteOffset: 4, as: Float.self)
        if feature == Self.leaf {
          sum += value
          break
        }
        let left = first &+ Int(node.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        node = nodes + (numbers[Int(feature)] <= value ? left : left &+ 1) &* Self.nodeBytes
      }
    }
    return sum
  }
}

/// A tree of the trainer; its first node is the root.
package struct DecisionTree: Sendable {
  struct Node: Sendable {
    var feature: UInt16 = TreeEnsemble.leaf
    var left: UInt16 = 0
    /// Threshold, or score of a leaf.
    var value: Float = 0
  }

  var nodes: [Node] = [Node()]

  /// A single leaf that adds nothing.
  package init() {}
}

extension ModelFileWriter {
  /// Adds the sections of a sum of trees.
  package mutating func add(_ trees: [DecisionTree], base: Float, name: String) {
    var starts: [UInt32] = []
    var bytes: [UInt8] = []
    for tree in trees {
      starts.append(UInt32(bytes.count / TreeEnsemble.nodeBytes))
      for node in tree.nodes {
        withUnsafeBytes(of: node.feature.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: node.left.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: node.value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    add("\(name).trees", array: starts + [UInt32(bytes.count / TreeEnsemble.nodeBytes), base.bitPattern])
    add("\(name).nodes", bytes: bytes)
  }
}
