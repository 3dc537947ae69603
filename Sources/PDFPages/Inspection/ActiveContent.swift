/// What a page has besides its drawing: annotations that are drawn with it, links, and what is left out.
struct ActiveContent {
  /// Kinds of things that are left out, in the order of their warnings.
  enum Kind: String, CaseIterable {
    case scripts
    case launchActions = "actions that start programs or open other files"
    case attachments = "attached files"
    case xfa = "XFA forms"
    case forms = "form fields without an appearance"
    case multimedia = "sound, video or 3D"
    case comments = "comments or other annotations"
    case links = "links to elsewhere than the web or an e-mail address"
  }

  private(set) var found: Set<Kind> = []
  private(set) var links: [PageLink] = []
  /// What annotations and form fields look like.
  private(set) var appearances = Appearances()
  private var hasFields = false
  /// Whether form fields are drawn whose appearance may be older than what they say.
  private var hasOldFields = false

  /// Predicates to put behind the file's name.
  var warnings: [String] {
    let old = "has form fields that look as when they were saved, which may not be what they say"
    return Kind.allCases.filter(found.contains).map { "has \($0.rawValue), which are left out" }
      + (hasOldFields ? [old] : [])
  }

  /// Looks at a document's catalogue and at one of its pages.
  init(_ file: QPDFFile, page: QPDFObject, geometry: PageGeometry, limits: OwnSlide.Limits) {
    let root = file.root
    let names = root.get("/Names")
    if !names.get("/JavaScript").isNull { found.insert(.scripts) }
    if !names.get("/EmbeddedFiles").isNull || !root.get("/AF").isNull || !root.get("/Collection").isNull
      || !page.get("/AF").isNull
    {
      found.insert(.attachments)
    }
    let form = root.get("/AcroForm")
    if !form.get("/XFA").isNull { found.insert(.xfa) }
    note(action: root.get("/OpenAction"))
    for object in [root, page] {
      let actions = object.get("/AA")
      for key in actions.keys { note(action: actions.get(key)) }
    }
    let annotations = page.get("/Annots")
    for index in 0..<min(annotations.count, 10 * limits.links) {
      note(annotation: annotations.item(index), geometry: geometry, limits: limits)
    }
    hasOldFields = hasFields && form.get("/NeedAppearances").isTrue
  }

  private mutating func note(annotation: QPDFObject, geometry: PageGeometry, limits: OwnSlide.Limits) {
    let actions = annotation.get("/AA")
    for key in actions.keys { note(action: actions.get(key)) }
    let action = annotation.get("/A")
    switch annotation.get("/Subtype").name {
    case "Link":
      let uri = action.get("/S").name == "URI" ? action.get("/URI").string.flatMap(PageLink.accepted) : nil
      let rectangle = annotation.get("/Rect").numbers.flatMap(geometry.placed)
      if let uri, let rectangle, links.count < limits.links {
        links.append(PageLink(rectangle: rectangle, uri: uri, origin: annotation.id))
      } else if !note(action: action) {
        found.insert(.links)
      }
    case "Widget":
      let isDrawn = appearances.add(annotation, geometry: geometry)
      if !isDrawn, Self.isFilled(annotation) { found.insert(.forms) }
      hasFields = hasFields || isDrawn
    case "FileAttachment": found.insert(.attachments)
    case "3D", "Movie", "RichMedia", "Screen", "Sound":
      found.insert(.multimedia)
      _ = appearances.add(annotation, geometry: geometry)
    // The window of another annotation's text.
    case "Popup": break
    case nil: break
    case "Text": found.insert(.comments)
    default: if !appearances.add(annotation, geometry: geometry) { found.insert(.comments) }
    }
  }

  /// Whether a form field has a value, a ground or a border, so that programs draw something for it.
  private static func isFilled(_ widget: QPDFObject) -> Bool {
    let look = widget.get("/MK")
    if ["/BG", "/BC", "/CA"].contains(where: { !look.get($0).isNull }) { return true }
    var field = widget
    for _ in 0..<10 where field.isDictionary {
      let value = field.get("/V")
      if !value.isNull { return value.string?.isEmpty != true && value.name != "Off" }
      field = field.get("/Parent")
    }
    return false
  }

  /// Notes what an action and those that follow it do; true where that is reported.
  @discardableResult
  private mutating func note(action: QPDFObject) -> Bool {
    guard action.isDictionary else { return false }
    let kind: Kind
    switch action.get("/S").name {
    case "JavaScript": kind = .scripts
    case "Launch", "GoToE", "GoToR", "ImportData", "SubmitForm": kind = .launchActions
    case "Movie", "Rendition", "RichMediaExecute", "Sound", "GoTo3DView": kind = .multimedia
    default:
      // One that does something harmless may be followed by one that does not.
      let next = action.get("/Next")
      guard next.isArray else { return next.get("/S").isNull ? false : noteFollowing(next) }
      return next.items.prefix(100).map { noteFollowing($0) }.contains(true)
    }
    found.insert(kind)
    return true
  }

  /// As `note(action:)`, without looking further.
  private mutating func noteFollowing(_ action: QPDFObject) -> Bool {
    switch action.get("/S").name {
    case "JavaScript": found.insert(.scripts)
    case "Launch", "GoToE", "GoToR", "ImportData", "SubmitForm": found.insert(.launchActions)
    default: return false
    }
    return true
  }
}
