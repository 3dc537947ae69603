internal import Diagnostics
internal import PeeringDB
internal import RecordDatabase
internal import Submissions

/// Found networks, one a line.
struct FoundTable {
  private let rows: [[String]]

  init(_ networks: [FoundNetwork]) {
    rows = networks.map { network in
      [
        network.asn.description, DisplayText.clean(network.name).withVisibleControls,
        network.cityCount == 1 ? "1 city" : "\(network.cityCount) cities", network.updated?.iso ?? "",
      ]
    }
  }

  /// The lines, each with a line break.
  ///
  /// - Parameter aligned: whether to write columns for people; otherwise fields are separated by tabs, and numbers have
  ///   no unit.
  /// - Returns: an empty text for no network.
  func text(aligned: Bool) -> String {
    guard aligned else {
      return rows.map { row in
        ([row[0], row[1], String(row[2].prefix { $0 != " " }), row[3]]).joined(separator: "\t") + "\n"
      }.joined()
    }
    let widths = (0..<3).map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = (0..<3).map { column in
        let padding = String(repeating: " ", count: widths[column] - Self.width(row[column]))
        // Numbers are aligned to the right.
        return column == 2 ? padding + row[column] : row[column] + padding
      }
      return (cells + [row[3]]).joined(separator: "  ") + "\n"
    }.joined()
  }

  /// How many columns of a terminal a text takes: wide characters two, marks none (Unicode Standard Annex 11).
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: width
      default: width + (isWide(scalar.value) ? 2 : 1)
      }
    }
  }

  private static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
