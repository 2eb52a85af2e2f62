import DocentSearch
import DocentStore
import Glibc

extension IndexError {
  /// The same as the error of a full disk, where it is one.
  func naming(_ directory: String) -> any Error {
    let isFull = [ENOSPC, EDQUOT].contains { message.hasSuffix(String(cString: strerror($0))) }
    return code == .inputOutput && isFull ? StoreError.full(directory) : self
  }
}
