/// Code points of folded words.
extension [UInt8] {
  var scalars: [UInt32] { String(decoding: self, as: UTF8.self).unicodeScalars.map(\.value) }
}
