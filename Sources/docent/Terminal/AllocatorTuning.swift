import CMalloc

/// Keeps the allocator from holding on to memory that large documents have given back: few arenas, and large blocks
/// straight from and to the system. Must run before the first worker starts.
enum AllocatorTuning {
  static func apply() {
    mallopt(M_ARENA_MAX, 2)
    mallopt(M_MMAP_THRESHOLD, 256 << 10)
    mallopt(M_TRIM_THRESHOLD, 1 << 20)
  }
}
