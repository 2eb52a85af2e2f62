/// Names of paragraph styles that make headings, for documents whose styles say nothing else.
enum HeadingNames {
  /// 1 to 6 for `heading 2`, `Überschrift 2`, `标题 2`, `Heading2`; nil for other names. `name` is lower case.
  static func level(of name: String) -> Int? {
    guard let last = name.unicodeScalars.last, last.value >= 0x31, last.value <= 0x39 else { return nil }
    var stem = String(name.unicodeScalars.dropLast())
    while stem.last == " " || stem.last == "_" { stem.removeLast() }
    return stems.contains(stem) ? min(Int(last.value - 0x30), 6) : nil
  }

  private static let stems: Set<String> = [
    "heading", "überschrift", "titre", "título", "titolo", "kop", "заголовок", "标题", "標題", "見出し", "제목", "nagłówek",
    "rubrik", "otsikko", "overskrift", "cabeçalho", "címsor", "nadpis", "başlık", "επικεφαλίδα", "naslov", "titlu",
    "encabezado", "cím", "عنوان", "כותרת",
  ]
}
