import Foundation

/// What `docent show --json` prints, as far as tests look at it.
struct ShownDocument: Decodable, Sendable {
  struct State: Decodable, Sendable {
    let status: String
    let reason: String?
    let message: String?
  }

  struct Name: Decodable, Sendable {
    let type: String
    let text: String
    let score: Double
    let beginOffset: Int
    let endOffset: Int

    enum CodingKeys: String, CodingKey {
      case type = "Type"
      case text = "Text"
      case score = "Score"
      case beginOffset = "BeginOffset"
      case endOffset = "EndOffset"
    }
  }

  struct Insights: Decodable, Sendable {
    struct Language: Decodable, Sendable {
      let languageCode: String
      let score: Double

      enum CodingKeys: String, CodingKey {
        case languageCode = "LanguageCode"
        case score = "Score"
      }
    }

    let languageCode: String
    let languages: [Language]
    let sentiment: String?
    let entities: [Name]
    let keyPhrases: [Phrase]

    enum CodingKeys: String, CodingKey {
      case languageCode = "LanguageCode"
      case languages = "Languages"
      case sentiment = "Sentiment"
      case entities = "Entities"
      case keyPhrases = "KeyPhrases"
    }
  }

  struct Phrase: Decodable, Sendable {
    let text: String
    let beginOffset: Int
    let endOffset: Int

    enum CodingKeys: String, CodingKey {
      case text = "Text"
      case beginOffset = "BeginOffset"
      case endOffset = "EndOffset"
    }
  }

  let source: String
  let title: String?
  let date: String?
  let type: String
  let outcome: State
  let duplicates: [String]
  let text: String
  let insights: Insights

  enum CodingKeys: String, CodingKey {
    case source = "Source"
    case title = "Title"
    case date = "Date"
    case type = "Type"
    case outcome = "Outcome"
    case duplicates = "Duplicates"
    case text = "Text"
    case insights = "Insights"
  }

  /// The code points from `begin` to `end` of the text.
  func text(_ begin: Int, _ end: Int) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard begin >= 0, begin <= end, end <= scalars.count else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[begin..<end])
    return String(view)
  }
}

extension Docent {
  func show(_ source: String, collection: String = ".docent") throws -> ShownDocument {
    let result = try run(["show", source, "--json", "--collection", collection])
    guard result.code == 0 else { throw CommandFailure(result: result) }
    return try JSONDecoder().decode(ShownDocument.self, from: Data(result.stdout.utf8))
  }
}
