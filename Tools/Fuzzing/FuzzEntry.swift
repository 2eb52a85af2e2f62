import Glibc

/// Called once by libFuzzer, which brings `main`. `DOCENT_FUZZ_TARGET` names what to fuzz; without it the targets are
/// listed.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  guard let name = getenv("DOCENT_FUZZ_TARGET").map({ String(cString: $0) }) else {
    print(FuzzTarget.names.joined(separator: "\n"))
    exit(0)
  }
  guard FuzzTarget.choose(name) else {
    print("docent-fuzz: there is no target called \(name)")
    exit(64)
  }
  return 0
}

/// Called by libFuzzer with one input after another.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  FuzzTarget.run(UnsafeRawBufferPointer(start: data, count: size))
  return 0
}
