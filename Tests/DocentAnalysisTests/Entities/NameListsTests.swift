import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct NameListsTests {
  private func lists(_ names: [(String, String)]) throws -> NameLists {
    var writer = NameListsWriter()
    for (list, name) in names { try writer.add(foldedName: CaseFolding.folded(name.utf8), to: list) }
    var file = ModelFileWriter()
    writer.add(to: &file)
    return try NameLists(ModelFile(ModelBytes(copying: file.serialized())))
  }

  private func forms(_ text: String, _ lists: NameLists) -> [WordForm] {
    let tokens = Tokenizer().tokenize(DocumentText(text), language: "en")
    var words = WordForms(lists: lists)
    tokens.text.utf8.withUnsafeBufferPointer { words.load($0, tokens: tokens.tokens.map(\.span)) }
    return words.forms
  }

  @Test func findsNamesOfOneAndSeveralTokens() throws {
    let lists = try lists([("FIRST", "Ada"), ("CITY", "New York"), ("CITY", "york"), ("CITY", "St. John's")])
    let first = UInt8(1)
    let city = UInt8(2)
    let forms = forms("Ada saw New York and St. John's", lists)
    #expect(forms[0].lists == first)
    #expect(forms[1].lists == 0)
    #expect(forms[2].listsBegun == city && forms[2].lists == 0)
    #expect(forms[3].listsContinued == city && forms[3].lists == city)
    #expect(forms[5].listsBegun == city)
  }

  @Test func nineListsAreTooMany() {
    #expect(throws: ModelError.self) { try lists((0..<9).map { ("L\($0)", "name") }) }
  }

  @Test func manyNamesAreAllFound() throws {
    let names = (0..<5000).map { ("L", "name\($0)") }
    let lists = try lists(names)
    for (_, name) in names {
      var hash = NameHash()
      Array(name.utf8).withUnsafeBufferPointer { hash.add($0) }
      #expect(lists.mask(of: try #require(hash.value)) == 1)
    }
  }

  @Test(arguments: [
    ("Universität", "ORGANIZATION CUE"), ("ministère", "ORGANIZATION CUE"), ("Straße", "PLACE CUE"),
    ("calle", "PLACE CUE"), ("Burgemeester", "PERSON CUE"), ("dott", "PERSON CUE"),
  ])
  func cuesOfManyLanguagesAreFound(word: String, list: String) throws {
    let cues = NameCues.all.flatMap { list, words in words.split(separator: " ").map { (list, String($0)) } }
    let lists = try lists(cues)
    let bit = try #require(lists.names.firstIndex(of: list))
    let masks = forms("\(word) Anna", lists).map(\.lists)
    #expect(try #require(masks.first) >> UInt8(bit) & 1 == 1)
    #expect(masks.last == 0)
  }
}
