import Glibc

/// Finds the files of training data; `CompressedFile` reads them.
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
}
