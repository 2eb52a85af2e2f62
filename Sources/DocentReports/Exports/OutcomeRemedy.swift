import DocentDocument

extension Outcome {
  /// What the user can do about it, in a sentence or two; nil for what was extracted whole or left out on purpose. The
  /// message says what happened to this source, this what helps in general.
  package var remedy: String? {
    guard status == .failed || status == .partial else { return nil }
    return switch reason {
    case .encrypted: "Run `docent process --retry --password TEXT`, or save the document without a password."
    case .corrupted: "Get the file again from where it came from, or open it in its own program and save it anew."
    case .unsupported:
      "If the message names a package, install it and run `docent process --retry`; else save the document in a format "
        + "that `docent doctor` lists."
    case .empty: "The file has no content: get it again, or delete it."
    case .tooLarge: "Split the file, or unpack the archive and process the parts."
    case .tooDeep: "Unpack the outer containers and process what is inside."
    case .timedOut: "Run `docent process --retry --timeout 10m`."
    case .outOfMemory: "Run `docent process --retry --memory 4G`, with `-j 1` if need be."
    case .crashed: "Open the document in its own program and save it anew, then run `docent process --retry`."
    case .noTextFound:
      "Nothing to do for a picture without words; for a scan install its language (`docent doctor`) and run "
        + "`docent process --retry --ocr always`."
    case .permissionDenied: "Allow yourself to read it (`chmod u+r`), then process the folder again."
    case .cancelled: "Run the same command again; it goes on where it stopped."
    case .duplicate, .skippedByRule, nil: nil
    }
  }
}
