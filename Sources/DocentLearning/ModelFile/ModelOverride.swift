/// Models of the user's own in place of the shipped ones.
package enum ModelOverride {
  /// The model in the first of the directories that holds `NAME.model`, verified; the shipped one when none does.
  package static func load<Model>(
    _ name: String, from directories: [String], _ make: (ModelFile) throws(ModelError) -> Model,
    otherwise shipped: () throws(ModelError) -> Model
  ) throws(ModelError) -> Model {
    for directory in directories {
      guard let bytes = try ModelBytes(mappingIfPresent: "\(directory)/\(name).model") else { continue }
      let file = try ModelFile(bytes)
      try file.verify()
      return try make(file)
    }
    return try shipped()
  }
}
