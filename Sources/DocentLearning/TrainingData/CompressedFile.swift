import Glibc

/// Reads training data that is stored compressed, through the system's `gzip` and `xz`.
package enum CompressedFile {
  /// The whole content of a file, decompressed when its name ends in `.gz` or `.xz`; `-` is standard input.
  package static func read(_ path: String) throws(ModelError) -> [UInt8] {
    if path == "-" { return try drain(STDIN_FILENO, path) }
    if path.hasSuffix(".gz") { return try decompress(path, with: "gzip") }
    if path.hasSuffix(".xz") { return try decompress(path, with: "xz") }
    return try plain(path)
  }

  /// The lines of a file, without their ends and without empty ones.
  package static func lines(_ path: String) throws(ModelError) -> [String] {
    try read(path).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func plain(_ path: String) throws(ModelError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    return try drain(descriptor, path)
  }

  private static func decompress(_ path: String, with tool: String) throws(ModelError) -> [UInt8] {
    guard access(path, R_OK) == 0 else { throw failure(path, errno) }
    var pipes: [Int32] = [0, 0]
    guard pipe(&pipes) == 0 else { throw failure(path, errno) }
    for end in pipes { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO)
    let words: [String] = [tool, "-dc", "--", path]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { $0.withCString { strdup($0) } } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let spawned = posix_spawnp(&child, tool, &actions, nil, arguments, environ)
    close(pipes[1])
    defer { close(pipes[0]) }
    guard spawned == 0 else { throw ModelError(.training, "cannot run \(tool): \(String(cString: strerror(spawned)))") }
    let content = Result { () throws(ModelError) in try drain(pipes[0], path) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw ModelError(.training, "\(tool) could not decompress \(path)") }
    return try content.get()
  }

  private static func drain(_ descriptor: Int32, _ path: String) throws(ModelError) -> [UInt8] {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, into: &buffer)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, errno) }
      if count == 0 { return content }
      content.append(contentsOf: buffer[0..<count])
    }
  }

  private static func read(_ descriptor: Int32, into buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
  }

  private static func failure(_ path: String, _ code: Int32) -> ModelError {
    ModelError(.training, "cannot read \(path): \(String(cString: strerror(code)))")
  }
}
