import Testing

@testable import DocentExtraction

@Suite struct HTMLTokenizerTests {
  private func tokens(_ html: String) -> [String] {
    Array(html.utf8).withUnsafeBytes { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      var result: [String] = []
      while let token = tokenizer.next() {
        switch token {
        case .text(let range, let hasReferences):
          result.append((hasReferences ? "&" : "") + String(decoding: bytes[range], as: UTF8.self))
        case .startTag(let element, let isSelfClosing):
          let attributes = tokenizer.attributes.map { attribute in
            " " + String(decoding: bytes[attribute.name], as: UTF8.self) + "="
              + String(decoding: bytes[attribute.value], as: UTF8.self)
          }
          result.append("<\(element)\(attributes.joined())\(isSelfClosing ? "/" : "")>")
        case .endTag(let element): result.append("</\(element)>")
        }
      }
      return result
    }
  }

  @Test(arguments: [
    ("<P Class='a b' id=c d>x</P>", ["<p Class=a b id=c d=>", "x", "</p>"]), ("<br/>", ["<br/>"]),
    ("<a href=x/y/>", ["<a href=x/y/>"]), ("<custom-thing>", ["<other>"]), ("<hq>", ["<other>"]),
    ("<title>a <b> &amp;</title>x", ["<title>", "&a <b> &amp;", "</title>", "x"]),
    ("<script>a</scripty></script >b", ["<script>", "a</scripty>", "</script>", "b"]),
    ("a<![CDATA[<x>]]>b", ["a", "<x>", "b"]), ("<p<p>", ["<other>"]), ("<a b = c>", ["<a b=c>"]),
  ])
  func cutsTagsAndText(_ html: String, _ expected: [String]) { #expect(tokens(html) == expected) }

  @Test func knowsEveryElementByItsName() {
    for element in HTMLElement.allCases where element != .other {
      let name = Array("\(element)".uppercased().utf8)
      #expect(name.withUnsafeBytes { HTMLElement.named($0[...]) } == element)
    }
  }
}
