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

  /// The sum of the leaves that each row of numbers leads to. There must be `featureCount` numbers a row.
  /// O(rows × trees × depth).
  ///
  /// Tree by tree, so that a tree's nodes stay in the cache, and four rows at a time, so that the processor has something
  /// to do while it waits for the next node of one of them.
  package func scores(_ numbers: UnsafeBufferPointer<Float>) -> [Float] {
    let rows = featureCount > 0 ? numbers.count / featureCount : 0
    var sums = [Float](repeating: base, count: rows)
    guard rows > 0, let start = numbers.baseAddress else { return sums }
    sums.withUnsafeMutableBufferPointer { sums in
      for first in starts {
        let root = nodes + first &* Self.nodeBytes
        var row = 0
        while row &+ 4 <= rows {
          let own = start + row &* featureCount
          var path = (Step(root), Step(root), Step(root), Step(root))
          while true {
            let goesOn = (
              path.0.advance(root, own), path.1.advance(root, own + featureCount),
              path.2.advance(root, own + 2 &* featureCount), path.3.advance(root, own + 3 &* featureCount)
            )
            if !(goesOn.0 || goesOn.1 || goesOn.2 || goesOn.3) { break }
          }
          sums[row] += path.0.value
          sums[row &+ 1] += path.1.value
          sums[row &+ 2] += path.2.value
          sums[row &+ 3] += path.3.value
          row &+= 4
        }
        while row < rows {
          var path = Step(root)
          while path.advance(root, start + row &* featureCount) {}
          sums[row] += path.value
          row &+= 1
        }
      }
    }
    return sums
  }

  /// A place on the way from a root to a leaf.
  private struct Step {
    private var node: UnsafeRawPointer

    @inline(__always) init(_ root: UnsafeRawPointer) { node = root }

    /// Threshold, or what a leaf adds.
    @inline(__always) var value: Float { node.loadUnaligned(fromByteOffset: 4, as: Float.self) }

    /// Goes on to a child; false at a leaf, where it stays.
    @inline(__always)
    mutating func advance(_ root: UnsafeRawPointer, _ numbers: UnsafePointer<Float>) -> Bool {
      let feature = node.loadUnaligned(as: UInt16.self)
      guard feature != TreeEnsemble.leaf else { return false }
      let left = Int(node.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
      let next = numbers[Int(feature)] <= value ? left : left &+ 1
      node = root + next &* TreeEnsemble.nodeBytes
      return true
    }
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
