package import CairoDrawing
package import Diagnostics
internal import Scene

extension DecodedImage {
  /// The least share of its canvas's width or height that a logo should fill.
  private static let leastExtent = 0.5
  /// The largest share of a logo that may lie outside of its canvas.
  private static let mostOutside = 0.1

  /// What to report of how a picture is drawn.
  ///
  /// - Parameters:
  ///   - path: where it is named.
  ///   - what: what it is on the page, such as "logo".
  ///   - rule: the rule of what is wrong with the file itself.
  /// - Returns: an error where nothing is drawn of it; warnings.
  package func remarks(on path: Located<String>, as what: String, rule: String) -> [Diagnostic] {
    let subject = "the \(what) \(path.value)"
    func percent(_ share: Double) -> String { "\(max(1, Int((share * 100).rounded()))) %" }
    var result = warnings.map { path.diagnostic(.warning, rule: rule, "\(subject) \($0)") }
    result += losses.map { loss in
      path.diagnostic(
        .warning, rule: "logo-parts", "\(subject) \(loss)",
        hint: "export it as plain SVG: text as paths, colours as #rrggbb, no effects, scripts or animation")
    }
    // A picture behind the text may be plain or empty, and its canvas is cropped to the page.
    guard what == "logo" else { return result }
    guard !extent.isEmpty else {
      result.append(
        path.diagnostic(
          .error, rule: rule,
          "\(subject) cannot be used: nothing is drawn on its canvas of "
            + "\(image.pixelWidth) × \(image.pixelHeight) pixels",
          hint: image.format == .svg
            ? "resize the page to the drawing, or export it as PNG"
            : "all of it is transparent; export it again"))
      return result
    }
    if extent.isWhite {
      result.append(
        path.diagnostic(
          .warning, rule: "logo-parts", "\(subject) is white throughout, and nothing of it is seen",
          hint: "look at it in a browser, and export it again"))
    } else if max(extent.width, extent.height) < Self.leastExtent {
      result.append(
        path.diagnostic(
          .warning, rule: "logo-margin",
          "\(subject) fills \(percent(extent.width)) of the width and \(percent(extent.height)) of the height of its "
            + "canvas, and is drawn that much smaller",
          hint: "crop the empty margin"))
    }
    if extent.outside > Self.mostOutside {
      result.append(
        path.diagnostic(
          .warning, rule: "logo-parts",
          "\(subject) has \(percent(extent.outside)) of its drawing outside its canvas, which is cut off",
          hint: "resize the page to the drawing"))
    }
    return result
  }
}
