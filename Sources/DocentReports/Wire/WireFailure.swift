import FoundationEssentials

/// An identifier that may come as a string or a number.
package struct JSONIdentifier: Decodable, Sendable {
  package let text: String

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      text = String(number)
    } else {
      text = try container.decode(String.self)
    }
  }
}

/// What stands in the place of a line that could not be read.
package struct WireFailure: Encodable, Sendable {
  package struct Detail: Encodable, Sendable {
    package var code: String
    package var message: String

    enum CodingKeys: String, CodingKey {
      case code = "Code"
      case message = "Message"
    }
  }

  package var id: String?
  package var error: Detail

  enum CodingKeys: String, CodingKey {
    case id = "Id"
    case error = "Error"
  }

  /// - Parameters:
  ///   - line: the line as it came; its `Id` is kept when it can be found.
  ///   - error: why it could not be read.
  package init(line: [UInt8], error: any Error) {
    struct OnlyID: Decodable {
      let id: JSONIdentifier?
      enum CodingKeys: String, CodingKey { case id = "Id" }
    }
    id = (try? JSONDecoder().decode(OnlyID.self, from: Data(line)))?.id?.text
    let message =
      switch error as? DecodingError {
      case .keyNotFound(let key, _): "the line has no \(key.stringValue)"
      case .typeMismatch(_, let context), .valueNotFound(_, let context):
        "\(context.codingPath.map(\.stringValue).joined(separator: ".")) is not what it should be"
      default: "the line is not a JSON object in UTF-8"
      }
    self.error = Detail(code: "InvalidRequestException", message: message)
  }
}
