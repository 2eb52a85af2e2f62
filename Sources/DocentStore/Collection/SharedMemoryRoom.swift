import Glibc

/// Room on the disk for the index of the store's write-ahead log, taken before it is needed.
///
/// SQLite maps that index (`store.db-shm`) into memory and makes it longer by writing the last byte of each new page of
/// 4 KiB (os_unix.c, `unixShmMap`). Where the blocks of a file system are smaller, the rest of the page is a hole, and on a
/// full disk the first touch of a hole ends the process with SIGBUS.
///
/// The file stays open as long as the store: locks belong to the process, and closing any descriptor of a file gives up
/// those that SQLite holds on it (fcntl(2)).
final class SharedMemoryRoom: Sendable {
  /// Bytes; 32 KiB for each 4,096 pages of the log.
  private static let size: off_t = 1 << 20
  private static let page: UInt = 4096

  private let file: Int32

  /// Throws `full` where opening a store could meet a hole: small blocks, and hardly any of them left.
  static func check(beforeWriting collection: Collection) throws(StoreError) {
    var disk = statvfs()
    guard statvfs(collection.directory, &disk) == 0, disk.f_bsize < page, StoreError.hasNoRoom(collection.directory)
    else { return }
    throw .full(collection.storePath)
  }

  /// The same for a reader, which makes the index anew only after a writer was killed; one at work has taken its room.
  static func check(beforeReading collection: Collection) throws(StoreError) {
    var log = stat()
    var index = stat()
    guard stat(collection.storePath + "-wal", &log) == 0, log.st_size > 0 else { return }
    if stat(collection.storePath + "-shm", &index) == 0, index.st_blocks * 512 >= size { return }
    try check(beforeWriting: collection)
  }

  /// Takes the room for the log of an open store. A file system that cannot do that is left alone.
  init(ofStore path: String) throws(StoreError) {
    let index = path + "-shm"
    file = open(index, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw .system("open", index, errno) }
    let code = posix_fallocate(file, 0, Self.size)
    guard code == 0 || code == EINVAL || code == EOPNOTSUPP else { throw .system("take room for", index, code) }
  }

  deinit { close(file) }
}
