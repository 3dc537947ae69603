internal import LocatedYAML
package import Scene

/// A text style where a template uses it: in a colour, on a ground.
package struct StyleUse: Sendable, Hashable {
  /// The style's name.
  package var style: String
  /// The least size its text is set in.
  package var size: Length
  package var color: ColorReference
  /// What stands behind it.
  package var ground: ColorReference
  package var page: Template.PageKind

  /// The size from which text can be read with less contrast, in points.
  static let large: Length = 24

  /// The least contrast it can be read with: 4.5 to 1, and 3 to 1 for large text (WCAG 2.2, success criterion 1.4.3).
  package var leastContrast: Double { size >= Self.large ? 3 : Template.leastContrast }
}

/// The uses of styles found while a template is read, with where each is written. Belongs to one task.
final class StyleUses {
  private(set) var found: [(use: StyleUse, place: YAMLValue)] = []

  func add(_ use: StyleUse, at place: YAMLValue) { found.append((use, place)) }
}

extension Template {
  /// Text that cannot be read, the worst first: of each style in a colour on a ground the one with the least contrast.
  ///
  /// - Returns: the uses with their contrast, 1 to 4.5.
  package func unreadable() -> [(use: StyleUse, contrast: Double)] {
    var worst: [String: (use: StyleUse, contrast: Double)] = [:]
    for use in uses {
      let contrast = contrast(of: use)
      guard contrast < use.leastContrast else { continue }
      let key = "\(use.style) \(use.color) \(use.ground)"
      if let known = worst[key], known.contrast <= contrast { continue }
      worst[key] = (use, contrast)
    }
    return worst.values.sorted { ($0.contrast, $0.use.style) < ($1.contrast, $1.use.style) }
  }

  /// The least contrast of a text against what it stands on, whatever the policy and the kind of presenter.
  func contrast(of use: StyleUse) -> Double {
    let policies: [String?] =
      use.color.name == "policy" || use.ground.name == "policy"
      ? ["open", "selective", "restrictive", "no"] : [nil]
    return policies.map { policy in
      let palette = palette.with(
        accent: palette.colors["accent-\(use.page.subject)"] ?? .black, policy: policy)
      return palette[use.color].contrast(against: palette[use.ground])
    }.min() ?? 1
  }
}
