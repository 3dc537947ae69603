internal import Scene

extension Template {
  /// Text that is hard to read, the worst first: of each style in a colour on a ground, the use with the least contrast.
  ///
  /// - Returns: the uses with their contrast, 1 to 4.5.
  package func unreadable() -> [(use: StyleUse, contrast: Double)] {
    var worst: [String: (use: StyleUse, contrast: Double)] = [:]
    for use in pages.uses {
      let contrast = contrast(of: use)
      guard contrast < use.leastContrast else { continue }
      let key = "\(use.style) \(use.color) \(use.ground)"
      if let known = worst[key], known.contrast <= contrast { continue }
      worst[key] = (use, contrast)
    }
    return worst.values.sorted { ($0.contrast, $0.use.style) < ($1.contrast, $1.use.style) }
  }

  /// The least contrast of a text against its ground, over all policies and kinds of presenters.
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
