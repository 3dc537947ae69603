/// The types of structure elements that we write (PDF 32000-1, 14.8.4), and what else a page's structure holds.
enum StructureType: UInt8 {
  case document, section, paragraph, heading1, heading2, heading3, heading4, heading5, heading6
  case list, listItem, label, listBody
  case table, row, headerOfColumn, headerOfRow, cell
  case figure, link, span
  /// No element: marked content, of the element that it is in.
  case content
  /// No element any more: it held nothing.
  case nothing

  /// The name in a PDF.
  var name: StaticString {
    switch self {
    case .document: "Document"
    case .section: "Sect"
    case .paragraph: "P"
    case .heading1: "H1"
    case .heading2: "H2"
    case .heading3: "H3"
    case .heading4: "H4"
    case .heading5: "H5"
    case .heading6: "H6"
    case .list: "L"
    case .listItem: "LI"
    case .label: "Lbl"
    case .listBody: "LBody"
    case .table: "Table"
    case .row: "TR"
    case .headerOfColumn, .headerOfRow: "TH"
    case .cell: "TD"
    case .figure: "Figure"
    case .link: "Link"
    case .span, .content, .nothing: "Span"
    }
  }

  /// Whether it stays where it holds nothing: without its empty cells a row would be too short, and what a link leads to
  /// is said without words, too.
  var mayBeEmpty: Bool {
    switch self {
    case .row, .headerOfColumn, .headerOfRow, .cell, .link: true
    default: false
    }
  }

  static func heading(_ level: Int) -> StructureType {
    StructureType(rawValue: heading1.rawValue + UInt8(max(1, min(level, 6)) - 1)) ?? .heading1
  }
}
