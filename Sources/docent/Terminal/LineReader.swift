import DocentReports
import Glibc

/// Reads lines of any length from a file or stdin; blank lines are passed over.
final class LineReader {
  private let file: UnsafeMutablePointer<FILE>
  private let path: String

  /// - Parameter path: `-` for stdin.
  init(path: String) throws(ReportError) {
    self.path = path
    guard let file = path == "-" ? fdopen(dup(STDIN_FILENO), "re") : fopen(path, "re") else {
      throw ReportError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    self.file = file
  }

  deinit { fclose(file) }

  /// The next lines without their ends, at most `count`; none at the end.
  func next(_ count: Int) throws(ReportError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    while lines.count < count {
      let length = getline(&buffer, &capacity, file)
      guard length >= 0, let buffer else {
        if ferror(file) != 0 { throw ReportError("cannot read \(path): \(String(cString: strerror(errno)))") }
        break
      }
      var line = UnsafeRawBufferPointer(start: buffer, count: length)[...]
      while let last = line.last, last == 0x0A || last == 0x0D { line = line.dropLast() }
      if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) { lines.append(Array(line)) }
    }
    return lines
  }
}
