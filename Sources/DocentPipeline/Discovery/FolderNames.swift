import Glibc

/// The names in one folder, to be gone through in the order of the keys of the files below: one buffer for all of them,
/// no string a name.
struct FolderNames {
  private var bytes: [UInt8] = []
  /// Where each name stands, behind it the slash a folder sorts with.
  private var names: [(range: Range<Int>, isFolder: Bool)] = []

  /// Takes a name; those of the folder itself and the one above are left out.
  mutating func append(_ name: some Collection<UInt8>, isFolder: Bool) {
    let start = bytes.count
    bytes.append(contentsOf: name)
    let isSelf = bytes[start...].elementsEqual([0x2E]) || bytes[start...].elementsEqual([0x2E, 0x2E])
    guard !isSelf else { return bytes.removeSubrange(start...) }
    if isFolder { bytes.append(UInt8(ascii: "/")) }
    names.append((start..<bytes.count, isFolder))
  }

  /// Calls `body` with each name, the last one first. O(n log n).
  func forEachReversed(_ body: (ArraySlice<UInt8>) -> Void) {
    let sorted = bytes.withUnsafeBytes { bytes in
      names.sorted { left, right in
        guard let base = bytes.baseAddress else { return false }
        let order = memcmp(
          base + left.range.lowerBound, base + right.range.lowerBound, min(left.range.count, right.range.count))
        return order == 0 ? left.range.count > right.range.count : order > 0
      }
    }
    for name in sorted { body(bytes[name.isFolder ? name.range.dropLast() : name.range]) }
  }
}
