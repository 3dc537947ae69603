/// What form fields, text boxes, stamps and the like look like, to be drawn over a page as part of it (PDF 32000-1,
/// 12.5.5), as `qpdf --flatten-annotations=screen` does.
struct Appearances {
  private struct Appearance {
    let form: QPDFObject
    /// From the form's space to the page's: `a b c d e f`.
    let matrix: [Double]
    /// The layer it is on, null for none.
    let layer: QPDFObject
    /// Whether it is text, of a field or a box.
    let isText: Bool
    /// What it says, as it is written.
    let words: [UInt8]?
  }

  private var appearances: [Appearance] = []

  var isEmpty: Bool { appearances.isEmpty }

  /// Annotations that mark a place without being part of the page: they lead somewhere, or open when somebody asks.
  private static let marks: Set<String> = ["FileAttachment", "Link", "Popup", "Sound", "Text"]

  /// Bits of an annotation's flags (PDF 32000-1, table 165).
  private enum Flag {
    static let unseen = 1 << 0 | 1 << 1 | 1 << 5
    static let noRotate = 1 << 4
  }

  /// Adds an annotation's appearance.
  ///
  /// - Returns: false where a reader may draw something that is not written down here.
  mutating func add(_ annotation: QPDFObject, geometry: PageGeometry) -> Bool {
    let flags = annotation.get("/F").integer ?? 0
    guard flags & Flag.unseen == 0, !Self.marks.contains(annotation.get("/Subtype").name ?? "") else {
      return true
    }
    guard let corners = annotation.get("/Rect").numbers, corners.count == 4 else { return true }
    let rectangle = [
      min(corners[0], corners[2]), min(corners[1], corners[3]), max(corners[0], corners[2]),
      max(corners[1], corners[3]),
    ]
    guard rectangle[0] < rectangle[2], rectangle[1] < rectangle[3] else { return true }
    guard let form = Self.form(of: annotation) else { return false }
    guard form.isStream else { return true }
    let turns = flags & Flag.noRotate == 0 ? 0 : geometry.quarterTurns
    guard let matrix = Self.matrix(of: form, into: rectangle, quarterTurns: turns) else { return false }
    appearances.append(
      Appearance(
        form: form, matrix: matrix, layer: annotation.get("/OC"),
        isText: ["FreeText", "Widget"].contains(annotation.get("/Subtype").name ?? ""),
        words: annotation.get("/Contents").string))
    return true
  }

  /// The stream that draws an annotation in its state; null where that state looks like nothing, nil where the file
  /// does not say how it looks.
  private static func form(of annotation: QPDFObject) -> QPDFObject? {
    let normal = annotation.get("/AP").get("/N")
    if normal.isStream { return normal }
    guard normal.isDictionary, let state = annotation.get("/AS").name ?? value(of: annotation) else {
      return nil
    }
    let form = normal.get(PDFKey("/" + state))
    return form.isStream ? form : annotation.file.null()
  }

  /// The state of a button that does not say which it looks like: its field's value. nil for what is no field.
  private static func value(of annotation: QPDFObject) -> String? {
    guard annotation.get("/Subtype").name == "Widget" else { return nil }
    return annotation.get("/V").name ?? annotation.get("/Parent").get("/V").name ?? "Off"
  }

  /// Moves and scales what the form draws into a rectangle.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - rectangle: left, bottom, right and top in the page's space.
  ///   - quarterTurns: how far the page is turned, where the annotation does not turn with it.
  /// - Returns: nil where the form draws nothing that could be scaled.
  private static func matrix(
    of form: QPDFObject, into rectangle: [Double], quarterTurns: Int
  ) -> [Double]? {
    guard let box = form.get("/BBox").numbers, box.count == 4 else { return nil }
    let written = form.get("/Matrix").numbers ?? []
    let own = written.count == 6 ? written : [1, 0, 0, 1, 0, 0]
    let turn: [Double] =
      switch quarterTurns {
      case 1: [0, 1, -1, 0]
      case 2: [-1, 0, 0, -1]
      case 3: [0, -1, 1, 0]
      default: [1, 0, 0, 1]
      }
    let corners = [(box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])].map { x, y in
      let (x, y) = (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
      return (x: turn[0] * x + turn[2] * y, y: turn[1] * x + turn[3] * y)
    }
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let bottom = ys.min(), let top = ys.max(), left < right,
      bottom < top
    else { return nil }
    // One that does not turn stays where its upper left corner is.
    let (width, height) = (rectangle[2] - rectangle[0], rectangle[3] - rectangle[1])
    let place: (x: Double, y: Double, width: Double, height: Double) =
      switch quarterTurns {
      case 1: (rectangle[0], rectangle[3], height, width)
      case 2: (rectangle[0] - width, rectangle[3], width, height)
      case 3: (rectangle[0] - height, rectangle[3] - width, height, width)
      default: (rectangle[0], rectangle[1], width, height)
      }
    let (scaleX, scaleY) = (place.width / (right - left), place.height / (top - bottom))
    return [
      turn[0] * scaleX, turn[1] * scaleY, turn[2] * scaleX, turn[3] * scaleY, place.x - left * scaleX,
      place.y - bottom * scaleY,
    ]
  }

  /// What each of them is in a tagged page.
  var tags: [(type: String, words: [UInt8]?)] {
    appearances.map { ($0.isText ? "P" : "Figure", $0.isText || $0.words?.isEmpty == true ? nil : $0.words) }
  }

  /// The page's form and the appearances over it, as one form.
  ///
  /// - Parameters:
  ///   - page: the page's form.
  ///   - isTagged: whether each appearance is marked, by its number.
  /// - Returns: the form.
  func drawn(over page: QPDFObject, isTagged: Bool) -> QPDFObject {
    let file = page.file
    let (forms, layers) = (file.dictionary([Self.pageKey: page]), file.dictionary())
    var content = "q\n\(Self.pageKey.text) Do\nQ\n"
    for (index, appearance) in appearances.enumerated() {
      let (name, layer) = (PDFKey("/Annotation\(index)"), PDFKey("/Layer\(index)"))
      let isLayered = appearance.layer.isDictionary
      appearance.form.set("/Subtype", file.name("Form"))
      forms.set(name, appearance.form)
      if isLayered { layers.set(layer, appearance.layer) }
      if isTagged { content += "/P <</MCID \(index)>> BDC\n" }
      content += "\(isLayered ? "/OC \(layer.text) BDC\n" : "")q\n\(PDFNumber.text(appearance.matrix)) cm\n"
      content += "\(name.text) Do\nQ\n\(isLayered ? "EMC\n" : "")\(isTagged ? "EMC\n" : "")"
    }
    let whole = file.indirect(file.stream(Array(content.utf8)))
    for key: PDFKey in ["/Type", "/Subtype", "/BBox", "/Matrix", "/Group"] where !page.get(key).isNull {
      whole.set(key, page.get(key))
    }
    // These hold for the whole.
    page.remove("/Matrix")
    page.remove("/Group")
    whole.set("/Resources", file.dictionary(["/XObject": forms, "/Properties": layers]))
    return whole
  }

  private static let pageKey: PDFKey = "/Page"
}
