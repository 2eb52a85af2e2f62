import Testing

@testable import DocentExtraction

@Suite struct EncodedWordsTests {
  @Test(arguments: [
    ("plain", "plain"), ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"), ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
    ("=?iso-8859-1?q?Gr=FC=DFe_an?= alle", "Grüße an alle"), ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
    ("=?utf-8?B?R3LD?= =?utf-8?B?vA==?=", "Grü"), ("a =?utf-8?Q?b?= c", "a b c"), ("=?koi8-r?B?5ME=?=", "Да"),
    ("=?utf-8*de?Q?x?=", "x"), ("=?utf-8?X?y?=", "=?utf-8?X?y?="), ("=?broken", "=?broken"),
    ("=?no-such?Q?x?=", "x"), ("=?utf8?Q?=C3=BC?=", "ü"), ("=?utf-8?Q?no_end=C3=BC", "no endü"),
    ("\"=?utf-8?Q?no_end\" <a@b>", "\"no end\" <a@b>"), ("=?utf-8?Q?really?=20yes?=", "really? yes"),
    ("=?us-ascii?Q?=C3=BC?=", "ü"), ("=?x-unknown?Q?h=E9llo?=", "héllo"), ("=??Q?a?=", "a"),
  ])
  func decodes(_ header: String, _ text: String) {
    #expect(EncodedWords.decode(Array(header.utf8)) == text)
  }

  @Test func staysLinearOnWordsThatNeverEnd() {
    let field = Array(String(repeating: "=?utf-8?q?", count: 20_000).utf8)
    #expect(EncodedWords.decode(field).isEmpty)
  }

  @Test func readsRawBytes() {
    #expect(EncodedWords.decode(Array("Grüße".utf8)) == "Grüße")
    #expect(EncodedWords.decode([0x41, 0x6E, 0x64, 0x72, 0xE9]) == "André")
    #expect(EncodedWords.decode([0xCF, 0xF0, 0xE8], fallback: "windows-1251") == "При")
  }
}

@Suite struct AddressListTests {
  @Test(arguments: [
    ("a@b.c, \"Last, First\" <d@e.f>", ["a@b.c", "\"Last, First\" <d@e.f>"]),
    ("=?utf-8?Q?Doe,_J=C3=B6hn?= <j@e.f>, x@y.z", ["Doe, Jöhn <j@e.f>", "x@y.z"]),
    ("Undisclosed recipients:;", ["Undisclosed recipients"]),
    ("Friends: a@b.c, d@e.f;, g@h.i", ["a@b.c", "d@e.f", "g@h.i"]),
    ("Support: Team <a@b.c>", ["Support: Team <a@b.c>"]), ("\"open <a@b.c>, d@e.f", ["\"open <a@b.c>", "d@e.f"]),
    ("a@b.c; d@e.f", ["a@b.c", "d@e.f"]), ("mailto:a@b.c", ["a@b.c"]), ("<@x,@y:a@b.c>", ["<@x,@y:a@b.c>"]),
    ("pete(his, account)@silly.test", ["pete(his, account)@silly.test"]), ("", []), (",,", []),
  ])
  func cuts(_ field: String, _ expected: [String]) { #expect(AddressList.read([Array(field.utf8)]) == expected) }
}

@Suite struct MIMEParametersTests {
  @Test(arguments: [
    ("text/plain; charset=utf-8", "charset", "utf-8"), ("TEXT/Plain; Charset=\"a;b\"", "charset", "a;b"),
    ("a/b; name*0=\"one \"; name*1=two", "name", "one two"), ("a/b; name*=utf-8'de'%C3%BC%20x", "name", "ü x"),
    ("a/b; name*0*=iso-8859-1''%FC; name*1=y", "name", "üy"), ("a/b (comment; x=y); name=z", "name", "z"),
    ("a/b; name==?utf-8?Q?=C3=BC?=", "name", "ü"), ("a/b; name=\"a\\\"b\"", "name", "a\"b"),
    ("text/plain charset=utf-8", "charset", "utf-8"), ("attachment filename=a.txt", "filename", "a.txt"),
    ("filename=a b.txt", "filename", "a b.txt"), ("a/b; name=\"C:\\x\\y.txt\"", "name", "C:\\x\\y.txt"),
    ("a/b; name=a(1.txt; x=y", "name", "a(1.txt"), ("a/b; charset:utf-8", "charset", "utf-8"),
  ])
  func reads(_ field: String, _ name: String, _ value: String) {
    #expect(MIMEParameters(Array(field.utf8))[name] == value)
  }
}

@Suite struct TransferEncodingTests {
  private func decode(_ text: String, _ name: String) -> String {
    String(decoding: Array(text.utf8).withUnsafeBytes { TransferEncoding.decode($0, name) }, as: UTF8.self)
  }

  @Test(arguments: [
    ("aGVs\r\nbG8=", "base64", "hello"), ("aGVsbG8", "base64", "hello"), ("aA==aQ==", "base64", "hi"),
    ("a=3Db=\r\nc", "quoted-printable", "a=bc"), ("a= \r\nb", "quoted-printable", "ab"),
    ("1=2", "quoted-printable", "1=2"),
    ("100%=", "quoted-printable", "100%"), ("as it is", "7bit", "as it is"),
    ("begin 644 a.txt\n#0V%T\n`\nend\n", "x-uuencode", "Cat"), ("Not at all base64.", "base64", "Not at all base64."),
    ("aGVsbG8=\n_______\na list\n", "base64", "hello\n_______\na list\n"),
    ("aGk=", "\"Base64\" (x)".lowercased(), "hi"),
  ])
  func decodes(_ text: String, _ name: String, _ expected: String) { #expect(decode(text, name) == expected) }
}
