import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct MediaTypeDetectorTests {
  private func detect(_ text: String, _ name: String = "file", hint: MediaType? = nil) -> MediaType {
    MediaTypeDetector().detect(SourceContent(Array(text.utf8), name: name), hint: hint)
  }

  @Test(arguments: [
    ("%PDF-1.7\n", "pdf"), ("\n\n%PDF-1.4", "pdf"), ("{\\rtf1 x}", "rtf"), ("GIF89a....", "gif"),
    ("<!DOCTYPE html><p>x", "html"), ("<!-- c --><html><body>", "html"), ("<?xml version='1.0'?><rss/>", "xml"),
    ("<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "html"), ("<a xmlns='urn:x'><b/></a>", "xml"),
    (#"{"a": 1}"#, "json"), ("{\"a\": 1}\n{\"a\": 2}\n", "jsonl"), ("[1, 2, 3]", "json"),
    ("From: a@b.c\nTo: d@e.f\nSubject: x\n\nHi", "eml"),
    ("From a@b.c Mon Mar  4 10:00:00 2024\nFrom: a@b.c\n\nHi", "mbox"), ("Just some words.\n", "text"),
    ("a\tb\tc\n1\t2\t3\n4\t5\t6\n7\t8\t9\n", "tsv"), ("a;b;c\n1;2;3\n4;5;6\n7;8;9\n", "csv"),
  ])
  func tellsFormatsByContent(_ text: String, _ expected: String) {
    #expect(detect(text).shortName == expected)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "x.csv", "csv"), ("a,b\n1,2\n", "x.txt", "text"), ("# Title\n", "x.md", "markdown"),
    ("# Title\n", "x.txt", "text"), ("Subject: x\n\nHi", "x.eml", "eml"), ("Subject: x\n\nHi", "x.txt", "text"),
    ("{\"a\": 1}\n", "x.jsonl", "jsonl"), ("<div>x</div> # Title", "x.md", "markdown"),
    ("Dear all, here, now, and then, a text\nwith, commas\n", "x", "text"), ("[see] the note", "x", "text"),
    ("{curly} text", "x.txt", "text"), ("From here on it rains.\n", "x", "text"),
  ])
  func letsTheNameDecideBetweenTexts(_ text: String, _ name: String, _ expected: String) {
    #expect(detect(text, name).shortName == expected)
  }

  @Test(arguments: [
    ("#!/bin/sh\necho a", "run", "code"), ("x -*- mode: rst -*-\ny", "README", "rst"),
    ("a\n% vim: ft=tex\n", "a", "latex"),
    ("\\documentclass{a}", "a", "latex"), ("#+TITLE: a", "a", "org"), (".TH A 1\n.SH B", "a.1ssl", "man"),
    ("diff --git a/x b/x", "a", "diff"), ("--- a\n+++ b\n@@ -1 +1 @@\n", "a", "diff"),
    ("BEGIN:VCARD\nFN:a", "a.txt", "vcf"),
    ("begin:vcalendar\n", "a", "ics"), ("WEBVTT\n\na", "a", "vtt"), ("1\n00:00:01,000 --> 00:00:02,000\na", "a", "srt"),
    ("WARC/1.1\r\n", "a", "warc"), ("---\ntitle: a\n---\ntext", "a", "markdown"),
    ("@book{a, title={b}}", "a", "bibtex"),
    ("{\"cells\": [{\"cell_type\": \"raw\", \"source\": \"a\"}]}", "a.json", "ipynb"), ("words\n", "a.unknown", "text"),
    ("Title\n=====\n\n.. note:: a\n", "a.txt", "text"), ("log line\n", "syslog.1", "text"),
    ("From: a\nTo: b\nSubject: c\n", "a.yaml", "yaml"),
    ("<p>a</p>", "a.vue", "code"), ("#!/bin/sh\n", "a.txt", "text"), ("---\n\ntext\n---\n", "a", "text"),
  ])
  func readsTheMarksOfTextFormats(_ text: String, _ name: String, _ expected: String) {
    #expect(detect(text, name).shortName == expected)
  }

  @Test func contentWinsOverTheName() {
    #expect(detect("%PDF-1.7\n", "letter.docx").shortName == "pdf")
    #expect(detect("<html><body>x</body></html>", "report.pdf").shortName == "html")
    #expect(detect("plain words", "picture.png").shortName == "text")
  }

  @Test func takesTheHintOfAContainer() {
    #expect(detect("a,b\n1,2\n", "part-1", hint: .csv) == .csv)
  }

  @Test(arguments: [
    ("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("a.txt", "zip"),
  ])
  func looksIntoArchives(_ member: String, _ expected: String) {
    let bytes = StoredZIP.archive([("[Content_Types].xml", "<Types/>"), (member, "<x/>")])
    #expect(MediaTypeDetector().detect(SourceContent(bytes, name: "x.bin")).shortName == expected)
  }

  @Test func readsTheTypeOpenDocumentsDeclare() {
    let bytes = StoredZIP.archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")])
    #expect(MediaTypeDetector().detect(SourceContent(bytes, name: "x.zip")) == .odt)
  }

  @Test func tellsTextInUTF16() {
    let json = Array("{\"a\": \"b\"}".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(MediaTypeDetector().detect(SourceContent(json, name: "x")) == .json)
  }

  @Test func doesNotTakeRandomBytesForText() {
    var random = SplitMix(state: 3)
    for _ in 0..<20 {
      let bytes = (0..<2000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(MediaTypeDetector().detect(SourceContent(bytes, name: "noise.bin")) == .unknown)
    }
  }
}
