/// The fields of a PDF form ([ISO 32000-1] 12.7) with their values, by the pages their widgets stand on.
struct PDFForm: Sendable {
  private static let maximumFields = 20_000
  private static let maximumDepth = 32

  private let objects: PDFObjects
  /// Page number by the number of an annotation's object, and by that of the page's own.
  private var pageOfWidget: [Int: Int] = [:]
  private var pageOfObject: [Int: Int] = [:]
  private let pages: [PDFPageTree.Page]
  private var visited = Set<Int>()
  private var count = 0
  private(set) var fieldsByPage: [Int: [PlacedField]] = [:]

  init(_ objects: PDFObjects, _ tree: PDFPageTree) {
    self.objects = objects
    pages = tree.pages
    guard let form = objects.dictionary(objects.catalog["AcroForm"]) else { return }
    for (index, page) in pages.enumerated() {
      pageOfObject[page.object] = index + 1
      for case .reference(let number) in page.annotations { pageOfWidget[number] = index + 1 }
    }
    for field in objects.array(form["Fields"]) ?? [] { visit(field, Inherited(), depth: 0) }
    visited = []
    pageOfWidget = [:]
    pageOfObject = [:]
  }

  /// What a field takes over from those above it.
  private struct Inherited {
    var names: [String] = []
    var type: String?
    var value: PDFValue?
    var flags = 0
    var label: String?
    var options: [PDFValue] = []
  }

  private mutating func visit(_ value: PDFValue, _ above: Inherited, depth: Int) {
    guard depth < Self.maximumDepth, count < Self.maximumFields, let node = objects.dictionary(value) else { return }
    if case .reference(let number) = value, !visited.insert(number).inserted { return }
    count += 1
    var field = above
    if let name = objects.text(node["T"]) { field.names.append(name) }
    if let type = objects.resolve(node["FT"])?.name { field.type = type }
    if let own = objects.resolve(node["V"]) { field.value = own }
    if let flags = objects.resolve(node["Ff"])?.integer { field.flags = flags }
    if let label = objects.text(node["TU"]) { field.label = label }
    if let options = objects.array(node["Opt"]) { field.options = options }
    let kids = objects.array(node["Kids"]) ?? []
    if kids.isEmpty {
      add(node, value, field)
    } else if field.type == "Btn", field.flags & Flags.radio != 0 {
      addChosen(of: kids, field)
    } else {
      for kid in kids { visit(kid, field, depth: depth + 1) }
    }
  }

  private enum Flags {
    static let password = 1 << 13
    static let radio = 1 << 15
    static let pushButton = 1 << 16
  }

  /// A field without fields under it: its widget is the same object.
  private mutating func add(_ node: [String: PDFValue], _ value: PDFValue, _ field: Inherited) {
    guard !field.names.isEmpty, let type = field.type else { return }
    switch type {
    case "Btn":
      if field.flags & Flags.pushButton != 0 { return }
      let state = objects.resolve(node["AS"])?.name ?? objects.resolve(field.value)?.name ?? "Off"
      place(node, value, field, text: choice(state, field), kind: state == "Off" ? .unchecked : .checked)
    case "Tx":
      guard field.flags & Flags.password == 0, let text = text(of: field.value) else { return }
      place(node, value, field, text: text, kind: .text)
    case "Ch":
      let chosen =
        objects.array(field.value)?.compactMap { objects.text($0) } ?? [text(of: field.value)].compactMap { $0 }
      if chosen.isEmpty { return }
      place(node, value, field, text: chosen.map { display($0, field) }.joined(separator: ", "), kind: .text)
    default: return
    }
  }

  /// Of a group of radio buttons the one that is on.
  private mutating func addChosen(of kids: [PDFValue], _ field: Inherited) {
    let selected = objects.resolve(field.value)?.name
    for kid in kids.prefix(Self.maximumFields) {
      guard let node = objects.dictionary(kid) else { continue }
      let state = objects.resolve(node["AS"])?.name ?? "Off"
      if state != "Off", selected == nil || selected == state {
        place(node, kid, field, text: choice(state, field), kind: .checked)
        return
      }
    }
  }

  private mutating func place(
    _ node: [String: PDFValue], _ value: PDFValue, _ field: Inherited, text: String, kind: PlacedField.Kind
  ) {
    var number = 1
    var rect: PageRect?
    if case .reference(let object) = value, let page = pageOfWidget[object] { number = page }
    if case .reference(let object)? = node["P"], let page = pageOfObject[object] { number = page }
    let isHidden = (objects.resolve(node["F"])?.integer ?? 0) & 0x22 != 0
    if !isHidden, pages.indices.contains(number - 1), let box = PDFBox(objects.array(node["Rect"]), objects) {
      rect = pages[number - 1].placed(box)
    }
    fieldsByPage[number, default: []].append(
      PlacedField(name: field.names.joined(separator: "."), label: field.label, value: text, rect: rect, kind: kind))
  }

  // MARK: Values

  /// Long values are streams; rich text is left to the plain value beside it.
  private func text(of value: PDFValue?) -> String? {
    if let text = objects.text(value) { return text }
    if let bytes = objects.stream(value, limit: 1 << 20) {
      let text = PDFString.text(bytes).trimmed
      return text.isEmpty ? nil : text
    }
    return nil
  }

  /// What a choice shows for the value it exports ([ISO 32000-1] 12.7.4.4).
  private func display(_ value: String, _ field: Inherited) -> String {
    for option in field.options.prefix(4096) {
      guard let pair = objects.array(option), pair.count >= 2, objects.text(pair[0]) == value else { continue }
      return objects.text(pair[1]) ?? value
    }
    return value
  }

  /// The state of a button; where the states are numbers they count the options.
  private func choice(_ state: String, _ field: Inherited) -> String {
    if let index = Int(state), field.options.indices.contains(index), let text = objects.text(field.options[index]) {
      return text
    }
    return state
  }
}
