/// A page made easy to read: dark on light, evenly lit, without specks, its lines level.
///
/// Nothing is done to a clean page. Places on the prepared page are those of the page as it was set straight.
struct PreparedPage {
  /// Lines that are less askew are read as well as level ones.
  private static let tolerableSkew = 0.6

  private(set) var image: GrayImage
  /// Nothing is drawn on the page.
  let isBlank: Bool
  /// Parts of it are light on dark.
  let hasDarkParts: Bool
  /// Its lines seem to run from top to bottom.
  private(set) var isSideways = false

  init(_ original: GrayImage) {
    let tone = PageTone(original)
    image = original
    isBlank = tone.isBlank
    hasDarkParts = tone.hasDarkParts
    if isBlank { return }
    var background = tone.background
    if tone.isDark {
      image = image.inverted
      background = 255 - background
    }
    if tone.isSpeckled { image = image.despeckled }
    if tone.isUnevenlyLit {
      image = image.flattened(tone.paper)
      background = 255
    }
    let direction = TextDirection(image)
    isSideways = direction.isSideways
    if abs(direction.skew) >= Self.tolerableSkew {
      image = image.rotated(clockwise: direction.skew, background: background)
    }
  }
}
