package import Scene

/// A slide, and what belongs to it beside its page.
package struct SlideContent {
  /// The layout that a slide has.
  package enum Layout: Int, Sendable, CaseIterable {
    case personal = 1
    case cover, runningOrder, session, table

    var name: String {
      switch self {
      case .personal: "Personal"
      case .cover: "Cover"
      case .runningOrder: "Running order"
      case .session: "Session"
      case .table: "Table"
      }
    }
  }

  /// What a text is in the layout.
  package enum Role: Sendable, Hashable {
    case title
    case footer
    /// The slide's number.
    case number

    var type: String {
      switch self {
      case .title: "title"
      case .footer: "ftr"
      case .number: "sldNum"
      }
    }

    /// How slides find it among the layout's.
    var index: String {
      switch self {
      case .title: ""
      case .footer: " sz=\"quarter\" idx=\"11\""
      case .number: " sz=\"quarter\" idx=\"12\""
      }
    }
  }

  /// A picture that covers what it is over.
  package struct Picture {
    package var pixels: [UInt8]
    package var vectors: [UInt8]?
    package var frame: Rect
    package var alternative: String
    /// What leads somewhere, on the slide.
    package var links: [Link]

    /// A place that leads to an address.
    package struct Link {
      package var frame: Rect
      package var address: String

      package init(frame: Rect, address: String) { (self.frame, self.address) = (frame, address) }
    }

    package init(
      pixels: [UInt8], vectors: [UInt8]?, frame: Rect, alternative: String, links: [Link] = []
    ) {
      self.pixels = pixels
      self.vectors = vectors
      self.frame = frame
      self.alternative = alternative
      self.links = links
    }
  }

  package var page: Page
  package var layout: Layout
  /// What outlines call it where it has no heading.
  package var title: String
  /// The section it is in; empty for none.
  package var section = ""
  /// What its notes say, a paragraph each.
  package var notes: [String] = []
  /// After how many seconds the next slide shows; nil for never by itself.
  package var seconds: Int?
  /// The role of a text by its block's name.
  package var roles: [String: Role] = [:]
  /// A hand-made page below everything else.
  package var picture: Picture?

  package init(_ page: Page, layout: Layout, title: String) {
    self.page = page
    self.layout = layout
    self.title = title
  }
}
