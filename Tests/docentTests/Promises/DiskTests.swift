import Foundation
import Glibc
import Testing

/// Disks that are full or cannot be written: a clear error, nothing lost, and the run goes on later.
@Suite(.serialized) struct DiskTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func run(_ tool: String, _ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Small file systems can be mounted by root alone.
  @Test(.enabled(if: getuid() == 0), .timeLimit(.minutes(10)))
  func aFullDiskEndsTheRunAndRoomLetsItGoOn() throws {
    for number in 0..<1500 {
      let word = String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36)
      try workspace.write("in/\(number).txt", "Note \(number): Anna wrote to Acme about \(word), pump \(word + "x").")
    }
    let disk = workspace.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk) else { return }
    defer { _ = run("umount", disk) }
    let arguments = ["process", "in", "--collection", "disk/c"]
    let full = try workspace.docent.run(arguments)
    #expect(full.code == 5)
    #expect(full.stderr.contains("no room is left on the disk that holds \(disk)/c"), "\(full.stderr)")
    #expect(full.stderr.contains("run the same command again"))
    #expect(run("mount", "-o", "remount,size=64m", disk))
    // Beside no folder of the sources, so that both collections name them alike.
    #expect(try workspace.docent.run(arguments).code == 0)
    #expect(try workspace.docent.run(["process", "in", "--collection", "elsewhere/fresh"]).code == 0)
    #expect(try workspace.exports(collection: "disk/c") == workspace.exports(collection: "elsewhere/fresh"))
    #expect(try workspace.docent.run(["doctor", "--collection", "disk/c"]).code == 0)
  }

  /// Blocks smaller than a page of memory: a mapped file can have holes where the disk has room for its end alone.
  @Test(.enabled(if: getuid() == 0), .timeLimit(.minutes(10)))
  func anAlmostFullDiskOfSmallBlocksEndsNoProcess() throws {
    for number in 0..<20 { try workspace.write("in/\(number).txt", "Note \(number): Anna wrote to Acme.") }
    let disk = workspace.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try workspace.write("image", Data(count: 40 << 20))
    let image = workspace.path + "/image"
    guard run("mkfs.ext4", "-q", "-b", "1024", "-m", "0", image), run("mount", "-o", "loop", image, disk) else {
      return
    }
    defer { _ = run("umount", disk) }
    let process = ["process", "in", "--collection", "disk/c", "-q"]
    let search = ["search", "Anna", "--collection", "disk/c", "-q"]
    #expect(try workspace.docent.run(process).code == 0)
    for left in stride(from: 4, through: 46, by: 6) {
      try fill(disk, leaving: left << 10)
      try workspace.write("in/more-\(left).txt", "Note \(left): Bob wrote to Acme.")
      #expect([0, 5].contains(try workspace.docent.run(process).code), "\(left) KiB left")
      #expect([0, 5].contains(try workspace.docent.run(search).code), "\(left) KiB left")
      try workspace.remove("disk/fill")
    }
    #expect(try workspace.docent.run(process).code == 0)
    #expect(try workspace.docent.run(["doctor", "--collection", "disk/c"]).code == 0)
  }

  /// Writes one file that leaves so many bytes of the file system.
  private func fill(_ disk: String, leaving left: Int) throws {
    try workspace.write("disk/left", Data(count: left))
    let fill = open(disk + "/fill", O_WRONLY | O_CREAT, 0o644)
    defer { close(fill) }
    let block = [UInt8](repeating: 1, count: 1024)
    while write(fill, block, block.count) == block.count {}
    sync()
    try workspace.remove("disk/left")
  }

  @Test(.enabled(if: getuid() == 0))
  func aReadOnlyPlaceIsNamed() throws {
    try workspace.write("in/a.txt", "A note about a pump.")
    let disk = workspace.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard run("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", disk) else { return }
    defer { _ = run("umount", disk) }
    let result = try workspace.docent.run(["process", "in", "--collection", "disk/c"])
    #expect(result.code == 5)
    #expect(result.stderr.contains("cannot make the folder \(disk)/c: Read-only file system"), "\(result.stderr)")
    #expect(result.stderr.contains("--collection"))
  }
}
