import Testing

@testable import DocentLearning

@Suite struct ModelFileTests {
  private var sample: [UInt8] {
    var writer = ModelFileWriter()
    writer.add("labels", text: "a\nb")
    writer.add("weights", array: [1.5, -2] as [Float])
    return writer.serialized()
  }

  @Test func readsSectionsInPlace() throws {
    let file = try ModelFile(ModelBytes(copying: sample))
    #expect(try file.text("labels") == "a\nb")
    #expect(try Array(file.array("weights", of: Float.self)) == [1.5, -2])
    #expect(file.sectionNames == ["labels", "weights"])
    try file.verify()
  }

  @Test func namesWhatIsMissing() throws {
    let file = try ModelFile(ModelBytes(copying: sample))
    #expect(throws: ModelError.self) { try file.section("bias") }
  }

  @Test func everyFlippedByteOfTheSectionsIsFound() throws {
    let bytes = sample
    for index in 128..<130 {
      var damaged = bytes
      damaged[index] ^= 0x10
      let file = try ModelFile(ModelBytes(copying: damaged))
      #expect(throws: ModelError.self) { try file.verify() }
    }
  }

  @Test(arguments: [0, 7, 31, 40, 100])
  func refusesTruncatedFiles(length: Int) {
    #expect(throws: ModelError.self) { try ModelFile(ModelBytes(copying: Array(sample.prefix(length)))) }
  }
}
