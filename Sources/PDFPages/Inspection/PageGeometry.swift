import Scene

/// Which part of a page is seen, and how it is turned (PDF 32000-1, 7.7.3.3 and 14.11.2).
struct PageGeometry {
  /// The part of the page's space that is seen.
  let left: Double
  let bottom: Double
  let right: Double
  let top: Double
  /// Clockwise, in quarters of a turn, 0 to 3.
  let quarterTurns: Int
  /// How many points one unit of the page's space is.
  let unit: Double

  /// From the page's space to points from the lower left corner of the page as it is seen: `a b c d e f`.
  var matrix: [Double] {
    let matrix: [Double] =
      switch quarterTurns {
      case 1: [0, -1, 1, 0, -bottom, right]
      case 2: [-1, 0, 0, -1, right, top]
      case 3: [0, 1, -1, 0, top, -left]
      default: [1, 0, 0, 1, -left, -bottom]
      }
    return matrix.map { $0 * unit }
  }

  var size: Size {
    let (width, height) = ((right - left) * unit, (top - bottom) * unit)
    return quarterTurns.isMultiple(of: 2)
      ? Size(width: Length(width), height: Length(height))
      : Size(width: Length(height), height: Length(width))
  }

  /// The seen part, as a PDF has it.
  var box: [Double] { [left, bottom, right, top] }

  /// A rectangle of the page's space, given by opposite corners, as left, bottom, right and top in points of the
  /// page as it is seen, cut to it; nil where nothing is left.
  func placed(_ corners: [Double]) -> [Double]? {
    guard corners.count == 4 else { return nil }
    let matrix = matrix
    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
    }
    let (first, second) = (point(corners[0], corners[1]), point(corners[2], corners[3]))
    let rectangle = [
      max(0, min(first.x, second.x)), max(0, min(first.y, second.y)),
      min(size.width.points, max(first.x, second.x)), min(size.height.points, max(first.y, second.y)),
    ]
    return rectangle[0] < rectangle[2] && rectangle[1] < rectangle[3] ? rectangle : nil
  }
}

extension PageGeometry {
  /// What `page` says of itself.
  ///
  /// - Throws: `OwnSlideError` if a page cannot have its size.
  init(_ page: PageTree.Page, limits: OwnSlide.Limits, warnings: inout [String]) throws(OwnSlideError) {
    var box = page.attribute("/MediaBox").numbers.flatMap(Self.sorted)
    if box == nil { warnings.append("does not say how large its page is, which is taken to be US Letter") }
    if let media = box, let crop = page.attribute("/CropBox").numbers.flatMap(Self.sorted) {
      let cut = [
        max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]),
      ]
      // A crop box that is nowhere on the page is ignored, as readers do.
      if cut[0] < cut[2], cut[1] < cut[3] { box = cut }
    }
    let seen = box ?? [0, 0, 612, 792]
    (left, bottom, right, top) = (seen[0], seen[1], seen[2], seen[3])
    let turn = page.attribute("/Rotate").number ?? 0
    let turns = abs(turn) < 1e6 ? Int((turn / 90).rounded()) : 0
    quarterTurns = ((turns % 4) + 4) % 4
    let unit = page.object.get("/UserUnit").number ?? 1
    self.unit = unit > 0 ? unit : 1
    let (width, height) = (size.width.points, size.height.points)
    guard limits.side.contains(min(width, height)), limits.side.contains(max(width, height)) else {
      throw OwnSlideError(
        "has a page of \(PDFNumber.text(width)) × \(PDFNumber.text(height)) points, "
          + (min(width, height) < limits.side.lowerBound ? "which is too small" : "which is too large"))
    }
  }

  /// Left, bottom, right and top of the rectangle with these corners; nil where it is empty.
  private static func sorted(_ corners: [Double]) -> [Double]? {
    guard corners.count == 4 else { return nil }
    let box = [
      min(corners[0], corners[2]), min(corners[1], corners[3]), max(corners[0], corners[2]),
      max(corners[1], corners[3]),
    ]
    return box[0] < box[2] && box[1] < box[3] ? box : nil
  }
}
