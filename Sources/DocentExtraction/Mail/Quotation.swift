/// The lines by which mail programs introduce an older message, in the languages of their users.
enum Quotation {
  /// `-----Original Message-----`: the rest is the older message.
  static func isForwardMark(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard line.count < 100, line.starts(with: "---".utf8) || line.starts(with: "Begin ".utf8) else { return false }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    return forwardMarks.contains { text.contains($0) }
  }

  /// `From: … Sent: … To: … Subject: …`, as Outlook puts it above the older message: a line for the sender, and two more
  /// of the others right after it.
  static func isHeaderBlock(_ text: UnsafeRawBufferPointer, _ line: Range<Int>, _ next: Int) -> Bool {
    guard let name = label(text[line]), senders.contains(name) else { return false }
    var position = next
    var others = 0
    for _ in 0..<5 where position < text.count {
      let (following, after) = MIMEHeaders.line(text, position, text.count)
      if let name = label(text[following]), otherLabels.contains(name) { others += 1 }
      position = after
    }
    return others >= 2
  }

  /// Where `On Tuesday … Ada wrote:` ends that begins at `position`: at most three lines up to a colon, followed by
  /// quoted lines. Nil for other text.
  static func attributionEnd(_ text: UnsafeRawBufferPointer, at position: Int) -> Int? {
    var index = position
    var isSigned = false
    for _ in 0..<3 where index < text.count {
      let (line, next) = MIMEHeaders.line(text, index, text.count)
      let content = text[line]
      guard !content.isEmpty, content.count < 300, content.first != UInt8(ascii: ">") else { return nil }
      isSigned = isSigned || content.contains { $0 == UInt8(ascii: "@") || $0.isASCIIDigit }
      var end = content
      while end.last?.isASCIISpace == true { end = end.dropLast() }
      if end.last == UInt8(ascii: ":") || end.suffix(3).elementsEqual("：".utf8) {
        guard isSigned || speaks(end) else { return nil }
        return isQuoted(text, from: next) ? next : nil
      }
      index = next
    }
    return nil
  }

  private static func isQuoted(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var position = start
    for _ in 0..<3 where position < text.count {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      if !line.isEmpty { return text[line].first == UInt8(ascii: ">") }
      position = next
    }
    return false
  }

  private static func speaks(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    let text = String(decoding: line, as: UTF8.self).lowercased()
    return verbs.contains { text.contains($0) }
  }

  /// The name before the colon, also in bold (`*From:* …`).
  private static func label(_ line: Slice<UnsafeRawBufferPointer>) -> String? {
    guard let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")) ?? fullWidthColon(line) else { return nil }
    let name = line[..<colon].filter { $0 != UInt8(ascii: "*") && !$0.isASCIISpace }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
  }

  private static func fullWidthColon(_ line: Slice<UnsafeRawBufferPointer>) -> Int? {
    line.prefix(40).indices.first { line[$0...].starts(with: "：".utf8) }
  }

  private static let forwardMarks = [
    "original message", "original appointment", "forwarded message", "forwarded by", "begin forwarded",
    "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "weitergeleitete nachricht",
    "message d'origine", "message d’origine", "message original", "message transféré", "message transfere",
    "mensaje original", "mensaje reenviado", "messaggio originale", "messaggio inoltrato", "mensagem original",
    "mensagem encaminhada", "oorspronkelijk bericht", "doorgestuurd bericht", "originalmeddelande",
    "vidarebefordrat meddelande", "opprinnelig melding", "oprindelig meddelelse", "alkuperäinen viesti",
    "wiadomość oryginalna", "původní zpráva", "исходное сообщение", "пересылаемое сообщение", "orijinal ileti",
    "原始邮件", "转发邮件", "原始郵件", "元のメッセージ", "転送メッセージ", "원본 메시지",
  ]
  private static let senders: Set<String> = [
    "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "kimden", "από", "feladó", "发件人",
    "寄件者", "差出人", "보낸사람", "expéditeur",
  ]
  private static let otherLabels: Set<String> = [
    "sent", "to", "cc", "date", "subject", "gesendet", "an", "betreff", "datum", "envoyé", "à", "objet", "enviado",
    "enviadoel", "enviadaem", "para", "asunto", "assunto", "fecha", "data", "inviato", "a", "oggetto", "verzonden",
    "aan", "onderwerp", "skickat", "till", "ämne", "sendt", "til", "emne", "lähetetty", "vastaanottaja", "aihe",
    "wysłano", "do", "temat", "odesláno", "komu", "předmět", "отправлено", "дата", "кому", "тема", "gönderildi",
    "kime", "konu", "发送时间", "收件人", "主题", "寄件日期", "收件者", "主旨", "送信日時", "宛先", "件名", "보낸날짜", "받는사람", "제목",
  ]
  private static let verbs = [
    "wrote", "writes", "said", "schrieb", "écrit", "ecrit", "escribió", "scrisse", "scritto", "schreef", "skrev",
    "napisał", "napsal", "пишет", "написал", "kirjoitti", "escreveu", "yazdı", "írta", "さん", "写道", "寫道", "작성",
  ]
}
