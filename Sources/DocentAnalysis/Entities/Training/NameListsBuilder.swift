import DocentLearning
import DocentText

/// Gathers the names for `NameLists`: the list file of the data folder, ICU's countries and cities in every language of
/// Latin script, and the words that go with names (`NameCues`).
struct NameListsBuilder {
  let directory: String

  func add(to file: inout ModelFileWriter) throws(ModelError) {
    var writer = NameListsWriter()
    for line in try CompressedFile.lines("\(directory)/ner/gazetteers.tsv.gz") {
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else { continue }
      try writer.add(foldedName: CaseFolding.folded(fields[1].utf8), to: String(fields[0]))
    }
    for language in LocaleData.languages where LatinLanguages.contains(language) {
      for region in LocaleData.regions {
        guard let name = LocaleData.name(ofRegion: region, in: language), name != region else { continue }
        try writer.add(foldedName: CaseFolding.folded(name.utf8), to: "COUNTRY")
      }
      for city in LocaleData.cities(in: language) {
        try writer.add(foldedName: CaseFolding.folded(city.utf8), to: "CITY")
      }
    }
    for (list, words) in NameCues.all {
      for word in words.split(separator: " ") {
        try writer.add(foldedName: CaseFolding.folded(word.utf8.map { $0 == 0x5F ? 0x20 : $0 }), to: list)
      }
    }
    writer.add(to: &file)
  }
}
