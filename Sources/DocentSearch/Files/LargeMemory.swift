import Glibc

/// Memory for tables that are read and written in random order: large ones in huge pages, where the system has them, which
/// spares most of the misses of the address translation. What is freed goes back to the system at once, so that what
/// tables of one segment took is there for the next.
enum LargeMemory {
  private static let hugePage = 2 << 20

  /// Not cleared. Freed by `deallocate` alone, with the same capacity.
  static func allocate<Value>(_ type: Value.Type, capacity: Int) -> UnsafeMutablePointer<Value> {
    guard let size = mappedSize(type, capacity) else { return .allocate(capacity: max(capacity, 1)) }
    // One page more than wanted, so that there is a border of huge pages to begin at; what is too much goes back.
    let whole = size + hugePage
    let start = mmap(nil, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start, start != MAP_FAILED else { preconditionFailure("out of memory") }
    let before = (hugePage - Int(bitPattern: start) % hugePage) % hugePage
    let memory = start + before
    if before > 0 { munmap(start, before) }
    munmap(memory + size, hugePage - before)
    madvise(memory, size, MADV_HUGEPAGE)
    return memory.bindMemory(to: type, capacity: capacity)
  }

  static func deallocate<Value>(_ memory: UnsafeMutablePointer<Value>, capacity: Int) {
    if let size = mappedSize(Value.self, capacity) { munmap(memory, size) } else { memory.deallocate() }
  }

  /// Bytes of the mapping for so many values; nil if they are too few for one.
  private static func mappedSize<Value>(_ type: Value.Type, _ capacity: Int) -> Int? {
    let size = capacity * MemoryLayout<Value>.stride
    return size < hugePage ? nil : (size + hugePage - 1) & ~(hugePage - 1)
  }
}
