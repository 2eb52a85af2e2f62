/// The pictures of an image file, each as a file a decoder finds it first in.
struct ImagePictures {
  private enum Layout {
    case single(file: String)
    case pages(TIFFPages, copy: String)
    case frames(GIFFrames)
    case webPFrames(WebPFrames)
  }

  private let layout: Layout
  private let source: SourceContent
  private let directory: TemporaryDirectory

  init(_ source: SourceContent, _ context: ExtractionContext) throws(ExtractionError) {
    self.source = source
    directory = try context.tools.temporary.makeDirectory()
    let pages = source.withUnsafeBytes { TIFFPages($0) }
    let frames = source.withUnsafeBytes { GIFFrames($0) }
    if let pages, pages.offsets.count > 1 {
      let directory = directory
      let copy = try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
        try directory.write(bytes, to: "pages.tif")
      }
      layout = .pages(pages, copy: copy)
    } else if let frames, frames.count > 1 {
      layout = .frames(frames)
    } else if let frames = source.withUnsafeBytes({ WebPFrames($0) }) {
      layout = .webPFrames(frames)
    } else {
      layout = .single(file: try source.file(in: directory, as: "image"))
    }
  }

  var count: Int {
    switch layout {
    case .single: 1
    case .pages(let pages, _): pages.offsets.count
    case .frames(let frames): frames.count
    case .webPFrames(let frames): frames.count
    }
  }

  /// Pictures of an animation, many of which may be alike.
  var areFrames: Bool {
    switch layout {
    case .single, .pages: false
    case .frames, .webPFrames: true
    }
  }

  /// A file whose first picture is the one asked for, counted from 0; valid until the next one is asked for.
  func file(_ index: Int) throws(ExtractionError) -> String {
    switch layout {
    case .single(let file): return file
    case .pages(let pages, let copy):
      try pages.select(index, in: copy)
      return copy
    case .frames(let frames): return try write(source.withUnsafeBytes { frames.file(index, of: $0) })
    case .webPFrames(let frames): return try write(source.withUnsafeBytes { frames.file(index, of: $0) })
    }
  }

  private func write(_ frame: [UInt8]) throws(ExtractionError) -> String {
    try SourceContent(frame, name: "frame").withUnsafeBytes { (buffer) throws(ExtractionError) in
      try directory.write(buffer, to: "frame")
    }
  }
}
