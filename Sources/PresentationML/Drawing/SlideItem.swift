import Scene

/// One thing on a slide.
indirect enum SlideItem {
  case text(TextBlock, name: String, isTitle: Bool)
  case shape(Shape, link: Link.Target?)
  /// A picture in the package.
  case picture(Picture)
  case table(TableGrid, name: String)
  /// Things with one alternative text.
  case figure([SlideItem], alternative: String, name: String)

  /// A picture's files, and where it is.
  struct Picture {
    /// What shows everywhere: PNG or JPEG.
    var pixels: [UInt8]
    var ending: String
    /// The same as SVG, for programs that know it.
    var vectors: [UInt8]?
    var frame: Rect
    /// How much of each side is not shown, as a share of the picture.
    var cropped = Cropping()
    /// Empty for decoration.
    var alternative: String
    var link: Link.Target?
    var name: String
  }

  /// Shares of a picture's width and height.
  struct Cropping: Hashable {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
  }
}
