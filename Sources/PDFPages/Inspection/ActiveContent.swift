/// What a document has besides what it draws: links, of which some stay, and all that is left out.
struct ActiveContent {
  /// Kinds of things that are left out, in the order they are told.
  enum Kind: String, CaseIterable {
    case scripts
    case launchActions = "actions that start programs or open other files"
    case attachments = "attached files"
    case forms = "form fields"
    case multimedia = "sound, video or 3D"
    case comments = "comments or other annotations"
    case links = "links to elsewhere than the web or an e-mail address"
  }

  private(set) var found: Set<Kind> = []
  private(set) var links: [PageLink] = []

  /// Predicates to put behind the file's name.
  var warnings: [String] {
    Kind.allCases.filter(found.contains).map { "has \($0.rawValue), which are left out" }
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
    if form.get("/Fields").count > 0 || !form.get("/XFA").isNull { found.insert(.forms) }
    note(action: root.get("/OpenAction"))
    for object in [root, page] {
      let actions = object.get("/AA")
      for key in actions.keys { note(action: actions.get(key)) }
    }
    let annotations = page.get("/Annots")
    for index in 0..<min(annotations.count, 10 * limits.links) {
      note(annotation: annotations.item(index), geometry: geometry, limits: limits)
    }
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
        links.append(PageLink(rectangle: rectangle, uri: uri))
      } else if !note(action: action) {
        found.insert(.links)
      }
    case "Widget": found.insert(.forms)
    case "FileAttachment": found.insert(.attachments)
    case "3D", "Movie", "RichMedia", "Screen", "Sound": found.insert(.multimedia)
    // The window of another annotation's text.
    case "Popup": break
    case nil: break
    default: found.insert(.comments)
    }
  }

  /// Notes what an action and those that follow it do; true where that is told.
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
