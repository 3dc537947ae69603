extension StringProtocol {
  /// The text as a message quotes it: whole if it is short, else its beginning and an ellipsis.
  package var quotable: String {
    let limit = 60
    let beginning = prefix(limit)
    return beginning.endIndex == endIndex ? String(self) : beginning + "…"
  }
}
