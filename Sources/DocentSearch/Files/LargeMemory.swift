import Glibc

/// Memory for tables that are read and written in random order: large ones in huge pages, where the system has them, which
/// spares most of the misses of the address translation.
enum LargeMemory {
  private static let hugePage = 2 << 20

  /// Not cleared. Freed by `deallocate` alone.
  static func allocate<Value>(_ type: Value.Type, capacity: Int) -> UnsafeMutablePointer<Value> {
    let wanted = max(capacity, 1) * MemoryLayout<Value>.stride
    let isLarge = wanted >= hugePage
    let size = isLarge ? (wanted + hugePage - 1) & ~(hugePage - 1) : wanted
    var memory: UnsafeMutableRawPointer?
    guard posix_memalign(&memory, isLarge ? hugePage : 64, size) == 0, let memory else {
      // Out of memory: says so in the usual way.
      return .allocate(capacity: max(capacity, 1))
    }
    if isLarge { madvise(memory, size, MADV_HUGEPAGE) }
    return memory.bindMemory(to: type, capacity: capacity)
  }

  static func deallocate(_ memory: UnsafeMutableRawPointer) { free(memory) }
}
