import Glibc

/// Reading training data: plain files, and `.gz` and `.xz` through the system's tools.
package enum DataFolder {
  /// The files at `path`: itself, or the entries of the folder by name, without hidden ones.
  package static func files(at path: String) throws(ModelError) -> [String] {
    var information = stat()
    guard stat(path, &information) == 0 else {
      throw ModelError(.training, "cannot find \(path): \(String(cString: strerror(errno)))")
    }
    guard information.st_mode & S_IFMT == S_IFDIR else { return [path] }
    guard let folder = opendir(path) else {
      throw ModelError(.training, "cannot list \(path): \(String(cString: strerror(errno)))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
  }

  /// The last component of a path.
  package static func baseName(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The content of a file, unpacked; `-` is standard input.
  package static func contents(of path: String) throws(ModelError) -> [UInt8] {
    if path == "-" { return try read(STDIN_FILENO, path) }
    if path.hasSuffix(".xz") { return try unpacked(path, with: "xz") }
    if path.hasSuffix(".gz") { return try unpacked(path, with: "gzip") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ModelError(.training, "cannot open \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    return try read(descriptor, path)
  }

  private static func unpacked(_ path: String, with tool: String) throws(ModelError) -> [UInt8] {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw ModelError(.training, "cannot make a pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let words = [tool, "-dc", "--", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in strdup(word) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, tool, &actions, nil, &arguments, environ)
    close(ends[1])
    defer { close(ends[0]) }
    guard failure == 0 else {
      throw ModelError(.training, "cannot start \(tool) to read \(path): \(String(cString: strerror(failure)))")
    }
    let result: Result<[UInt8], ModelError>
    do throws(ModelError) { result = .success(try read(ends[0], path)) } catch { result = .failure(error) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw ModelError(.training, "\(tool) could not unpack \(path)") }
    return try result.get()
  }

  private static func read(_ descriptor: Int32, _ path: String) throws(ModelError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw ModelError(.training, "cannot read \(path): \(String(cString: strerror(errno)))")
      }
      bytes += chunk[..<count]
    }
  }
}
