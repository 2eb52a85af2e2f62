import Testing

@testable import DocentAnalysis

@Suite struct WordClassFeaturesTests {
  @Test func placesAndLanguagesHaveKeysOfTheirOwn() {
    let form = Array("running".utf8)
    let own = WordClassFeatures.keys(of: form, at: .own, seed: 1)
    let before = WordClassFeatures.keys(of: form, at: .before, seed: 1)
    let other = WordClassFeatures.keys(of: form, at: .own, seed: 2)
    #expect(Set(own).isDisjoint(with: before))
    #expect(Set(own).isDisjoint(with: other))
    #expect(own.count == 6)
  }

  @Test(arguments: ["", "a", "é", "日本語"])
  func shortWordsHaveFewSuffixes(form: String) {
    #expect(WordClassFeatures.keys(of: Array(form.utf8), at: .own, seed: 1).count <= max(1, form.unicodeScalars.count))
  }
}
