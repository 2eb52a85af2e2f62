import Glibc

/// What a child process sees of the machine when bubblewrap is installed: the system's programs and libraries, its
/// private temporary directory, and of all other files only those named on its command line, read-only. No network, no
/// other process, no way to gain privileges; it dies with this process.
package enum Sandbox: Sendable {
  /// Children run in namespaces of their own (bwrap(1)).
  case bubblewrap(path: String)
  /// Children have limits and a bare environment, but see what this user sees.
  case none(reason: String)

  /// What this machine offers, found out once by running a child in it.
  package static let system: Sandbox = probe()

  package var isOn: Bool {
    if case .bubblewrap = self { return true }
    return false
  }

  /// The program of Debian's bubblewrap.
  package static let tool = Tool(name: "bwrap", package: "bubblewrap")

  /// The words that go before a child's command line; none without a sandbox. `command` is the child's program with its
  /// arguments, `environment` what it is given besides the usual: the files and folders they name are visible.
  func prefix(directory: String, command: [String], environment: [String: String]) -> [String] {
    guard case .bubblewrap(let path) = self else { return [] }
    var options = [path] + Self.base
    for file in Self.inputs(command + environment.values, besides: directory) {
      options += ["--ro-bind", file, file]
    }
    return options + ["--bind", directory, directory, "--chdir", directory, "--"]
  }

  /// Namespaces, and the folders every program needs. What a system lacks is left out (`-try`).
  private static let base: [String] = {
    var options = ["--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr", "--dev", "/dev"]
    for folder in ["bin", "lib", "lib32", "lib64", "libx32", "sbin"] {
      var status = stat()
      guard lstat("/\(folder)", &status) == 0 else { continue }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      options += isLink ? ["--symlink", "usr/\(folder)", "/\(folder)"] : ["--ro-bind", "/\(folder)", "/\(folder)"]
    }
    let settings = [
      "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/var/cache/fontconfig", "/var/lib/ghostscript",
    ]
    for path in settings { options += ["--ro-bind-try", path, path] }
    return options
  }()

  /// The files and folders among the words, but for what is visible anyway.
  private static func inputs(_ words: [String], besides directory: String) -> [String] {
    var found: [String] = []
    for word in words where word.hasPrefix("/") && word != "/" && !found.contains(word) {
      if word == directory || word.hasPrefix(directory + "/") || word.hasPrefix("/usr/") { continue }
      if access(word, R_OK) == 0 { found.append(word) }
    }
    return found
  }

  private static func probe() -> Sandbox {
    guard let path = tool.path else {
      return .none(reason: "bubblewrap is not installed; install it with: sudo apt-get install \(tool.package)")
    }
    var words = ([path] + base + ["--", "/usr/bin/true"]).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child = pid_t()
    var quiet = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&quiet)
    defer { posix_spawn_file_actions_destroy(&quiet) }
    for descriptor in 0...2 { posix_spawn_file_actions_addopen(&quiet, Int32(descriptor), "/dev/null", O_RDWR, 0) }
    guard posix_spawn(&child, path, &quiet, nil, words, nil) == 0 else {
      return .none(reason: "bubblewrap cannot be started")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      return .none(
        reason: "this system does not allow bubblewrap to make namespaces (kernel.unprivileged_userns_clone)")
    }
    return .bubblewrap(path: path)
  }
}
