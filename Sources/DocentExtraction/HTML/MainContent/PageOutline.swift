/// The elements of a page as far as they tell its main content: what they are called, where their text stands, how
/// much of it is links. Recorded while the page is written, so that no tree of the page is ever built.
struct PageOutline {
  struct Node {
    var element: HTMLElement
    var hints: ElementHints
    /// Of the `class` attribute: elements of one kind on a page share it.
    var classHash: UInt32
    var parent: Int
    /// Index behind the last node inside.
    var end: Int
    /// Offsets in the text of the document.
    var lower: Int
    var upper: Int
  }

  /// Text that stands directly in a node, without that of the nodes inside.
  struct Run {
    var node: Int
    var lower: Int
    var upper: Int
    var linkBytes: Int
  }

  /// A page with more elements has no main content worth the memory.
  private static let maximumNodes = 400_000

  private(set) var nodes: [Node] = []
  private(set) var runs: [Run] = []
  /// The page has more elements than are kept.
  private(set) var isOverfull = false
  private var open: [Int] = []
  private var runStart = 0
  private var linkStart: Int?
  private var linkBytes = 0

  /// Nodes that are open: to be given back to `close(downTo:at:)`.
  var depth: Int { open.count }
  var innermost: HTMLElement? { open.last.map { nodes[$0].element } }

  mutating func open(_ element: HTMLElement, _ hints: ElementHints, classHash: UInt32, at offset: Int) {
    endRun(at: offset)
    guard nodes.count < Self.maximumNodes else {
      isOverfull = true
      return
    }
    let parent = open.last ?? -1
    open.append(nodes.count)
    nodes.append(
      Node(
        element: element, hints: hints, classHash: classHash, parent: parent, end: nodes.count + 1, lower: offset,
        upper: offset))
  }

  mutating func close(downTo depth: Int, at offset: Int) {
    guard open.count > depth else { return }
    endRun(at: offset)
    while open.count > depth, let node = open.popLast() {
      nodes[node].upper = offset
      nodes[node].end = nodes.count
    }
  }

  mutating func openLink(at offset: Int) {
    closeLink(at: offset)
    linkStart = offset
  }

  mutating func closeLink(at offset: Int) {
    if let start = linkStart { linkBytes += max(0, offset - max(start, runStart)) }
    linkStart = nil
  }

  private mutating func endRun(at offset: Int) {
    if offset > runStart, let node = open.last {
      if let start = linkStart { linkBytes += offset - max(start, runStart) }
      runs.append(Run(node: node, lower: runStart, upper: offset, linkBytes: min(linkBytes, offset - runStart)))
    }
    runStart = offset
    linkBytes = 0
  }
}
