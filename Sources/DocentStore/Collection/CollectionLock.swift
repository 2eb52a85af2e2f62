import Glibc

/// The right to write to a collection, held until this value goes away or the process ends, however it ends.
package final class CollectionLock: Sendable {
  private let descriptor: Int32

  /// Fails at once when another process holds the lock; never waits.
  package init(_ collection: Collection) throws(StoreError) {
    descriptor = open(collection.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StoreError(.unusable, "cannot open \(collection.lockPath): \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw StoreError(
        .locked,
        "another docent process is writing to \(collection.directory); wait for it, or give this run another place "
          + "with --collection DIR")
    }
  }

  deinit { close(descriptor) }
}
