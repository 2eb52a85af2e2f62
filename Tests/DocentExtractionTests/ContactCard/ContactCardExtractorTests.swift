import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ContactCardExtractorTests {
  @Test func readsCardsOfAllVersions() async throws {
    let reading = try await Reading.of(
      """
      BEGIN:VCARD
      VERSION:2.1
      N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;Dr.;
      TEL;WORK;VOICE:+49 40
      PHOTO;ENCODING=BASE64:/9j/4AAQ
       AAAA

      END:VCARD
      BEGIN:VCARD
      VERSION:4.0
      FN:山田 太郎
      ORG:Lark\\, Ltd;Research
      item1.EMAIL;PREF=1:t@example.jp
      item1.X-ABLabel:_$!<Work>!$_
      BDAY:19700101
      NOTE:One\\nTwo
      PHOTO:data:image/jpeg;base64,AAAA
      END:VCARD
      """, name: "a.vcf")
    #expect(
      reading.text
        == "Dr. Jürgen Müller\n\nPhone (work, voice): +49 40\n\n山田 太郎\n\nOrganisation: Lark, Ltd, Research\nE-mail (Work): t@example.jp\nBirthday: 1970-01-01\n\nOne\nTwo"
    )
    #expect(reading.metadata.title == "Dr. Jürgen Müller")
  }
}
