/// Layers that can be seen or not (optional content, PDF 32000-1, 8.11).
enum Layers {
  /// Those of `layers` that `file` says are not to be seen at first.
  static func hidden(_ layers: [QPDFObject], in file: QPDFFile) -> [QPDFObject] {
    let settings = file.root.get("/OCProperties").get("/D")
    let on = Set(settings.get("/ON").items.compactMap(\.id))
    let off = Set(settings.get("/OFF").items.compactMap(\.id))
    let areOff = settings.get("/BaseState").name == "OFF"
    return layers.filter { layer in
      guard let id = layer.id else { return false }
      return off.contains(id) || (areOff && !on.contains(id))
    }
  }

  /// Adds layers to a document's list; without it readers would show them all.
  static func add(_ layers: [QPDFObject], hidden: [QPDFObject], to file: QPDFFile) {
    guard !layers.isEmpty else { return }
    var properties = file.root.get("/OCProperties")
    if !properties.isDictionary {
      file.root.set("/OCProperties", file.indirect(file.dictionary()))
      properties = file.root.get("/OCProperties")
    }
    if !properties.get("/OCGs").isArray { properties.set("/OCGs", file.array()) }
    if !properties.get("/D").isDictionary { properties.set("/D", file.dictionary()) }
    let settings = properties.get("/D")
    if !settings.get("/OFF").isArray { settings.set("/OFF", file.array()) }
    // PDF/UA (ISO 14289-1, 7.10) wants a name, PDF/A (ISO 19005-2, 6.9) all layers in their order.
    if settings.get("/Name").isNull { settings.set("/Name", file.text("Layers")) }
    if !settings.get("/Order").isArray { settings.set("/Order", file.array()) }
    let (all, off, order) = (properties.get("/OCGs"), settings.get("/OFF"), settings.get("/Order"))
    for layer in layers {
      all.append(layer)
      order.append(layer)
    }
    for layer in hidden { off.append(layer) }
  }
}
