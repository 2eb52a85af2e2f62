import FoundationEssentials
import Glibc

/// The right to write to a collection, held until this value goes away or the process ends, however it ends.
package final class CollectionLock: Sendable {
  private let descriptor: Int32

  /// Fails at once when another process holds the lock, and says which; never waits.
  package init(_ collection: Collection) throws(StoreError) {
    descriptor = open(collection.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw StoreError.system("open", collection.lockPath, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = LockHolder(reading: descriptor)
      close(descriptor)
      throw StoreError(
        .locked,
        "another docent process\(holder?.description ?? "") is writing to \(collection.directory); wait for it, or give "
          + "this run another place with --collection DIR")
    }
    LockHolder.current.write(to: descriptor)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }
}

/// Who holds a lock, and since when: the content of the lock file. It only explains; the lock itself is the system's.
private struct LockHolder: CustomStringConvertible {
  let process: Int32
  /// Seconds since 1970.
  let since: Int64

  static var current: LockHolder { LockHolder(process: getpid(), since: Int64(Date.now.timeIntervalSince1970)) }

  init(process: Int32, since: Int64) {
    self.process = process
    self.since = since
  }

  /// Nil when the file says nothing sensible, as when the holder has only just begun.
  init?(reading descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let fields = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard fields.count == 2, let process = Int32(fields[0]), let since = Int64(fields[1]) else { return nil }
    self.init(process: process, since: since)
  }

  func write(to descriptor: Int32) {
    let bytes = Array("\(process) \(since)\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, bytes, bytes.count, 0)
  }

  /// ` (process 4711, for 12 min)`.
  var description: String {
    let seconds = Int64(Date.now.timeIntervalSince1970) - since
    // The clock may have been set.
    guard seconds >= 0 else { return " (process \(process))" }
    let time = seconds < 120 ? "\(seconds) s" : seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    return " (process \(process), for \(time))"
  }
}
