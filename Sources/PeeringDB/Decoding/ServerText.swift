/// What a server says, made fit for a message.
enum ServerText {
  /// `text` on one line, without control characters, cut to a length people read.
  static func cleaned(_ text: String, limit: Int = 200) -> String {
    var cleaned = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format: cleaned.append(" ")
      default: cleaned.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > limit ? cleaned + "…" : cleaned
  }
}
