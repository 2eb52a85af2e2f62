import DocentDocument
import Testing

/// Texts with letters that are in no language, and texts with few that are.
@Suite struct NothingToGoByTests {
  @Test(arguments: [
    "12 km", "EUR 5,20", "17:30 h", "1064 mm 61 kg", "26,40 zł", "XIV.", "IX. XII. IV.", "H2O + CO2", "∑π ≤ α·b",
    "f(x) = x^2 - y", "for (i=0; i<n; i++)", "def idx(buf): return buf", "if (n == null) { return obj; }",
    "shop.example.co.uk/report#final", "example.com/news/today.html", "asdfghjkl asdfgh", "qwrtzpsdfg",
    "xktwcgrp hnnhjbbnz", "йцукенйцукенфывафыва", "#rfqn #bmmcordfi", "dGhpc0lzQmFzZTY0", "550e8400-e29b-41d4-a716",
  ])
  func isUndetermined(text: String) throws {
    #expect(try Shipped.best(text) == "und")
  }

  @Test(arguments: [
    ("de", "Rechtschreibprüfung"), ("cs", "čtvrtek"), ("pl", "chrząszcz"), ("cy", "llongyfarchiadau"),
    ("en", "rhythm and blues"), ("de", "am 12. Mai um 15 Uhr"), ("en", "Chapter IV. The storm breaks"),
    ("fr", "mot(s) de passe oublié(s)"), ("en", "and/or the other way round"), ("de", "Bürger(innen) und Kund(inn)en"),
  ])
  func isToldFromWords(language: String, text: String) throws {
    #expect(try Shipped.best(text) == language)
  }
}
