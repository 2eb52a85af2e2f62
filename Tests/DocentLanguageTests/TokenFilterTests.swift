import Testing

@testable import DocentLanguage
