internal import Diagnostics
internal import Submissions

/// Links as people write them into forms.
package enum SpokenLink {
  /// The address of a picture in a cell.
  package static func picture(_ text: String) -> Understood<String> {
    let plain = CellText.plain(text)
    if CellText.saysNothing(plain) { return .nothing }
    let quoted = "'\(plain.quotable)'"
    if let wish = Wish.asked(in: plain) { return .unclear("\(quoted) \(wish)", hint: Wish.hint) }
    let lower = plain.lowercased()
    let ask = "ask for the file, put it beside the submission and write 'logo:' with its name"
    if ["drive.google.com", "docs.google.com", "forms.office.com", "sharepoint.com"].contains(
      where: lower.has)
    {
      return .unclear(
        "\(quoted) is an upload that only the form's owner can open",
        hint: "download it, put it beside the submission and write 'logo:' with its name")
    }
    if lower.hasPrefix("/media/") {
      return .unclear(
        "\(quoted) is an upload to pretalx",
        hint: "download it there, put it beside the submission and write 'logo:' with its name")
    }
    if lower.dropFirst().hasPrefix(":\\") || lower.hasPrefix("file:") || lower.hasPrefix("\\\\")
      || lower.hasPrefix("/home/") || lower.hasPrefix("/users/")
    {
      return .unclear("\(quoted) is a file on the presenter's own disk", hint: ask)
    }
    var address = plain
    if lower.hasPrefix("www."), !plain.contains(" ") { address = "https://" + plain }
    guard Contact.isURL(address) else {
      return .unclear("\(quoted) is not the address of a picture", hint: ask)
    }
    let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
    guard [".svg", ".png", ".jpg", ".jpeg"].contains(where: path.hasSuffix) else {
      return .unclear("\(quoted) is a page, not a picture", hint: ask)
    }
    guard path.count == address.count else {
      return .unclear("\(quoted) may be a page around a picture", hint: ask)
    }
    return Understood(address, doubt: nil)
  }

  /// The address of a website in a cell; of one without `https://`, that is added.
  static func website(_ text: String) -> Understood<String> {
    let plain = CellText.plain(text)
    if CellText.saysNothing(plain) { return .nothing }
    let quoted = "'\(plain.quotable)'"
    if let wish = Wish.asked(in: plain) { return .unclear("\(quoted) \(wish)", hint: Wish.hint) }
    let hasScheme = plain.contains("://")
    let address = hasScheme ? plain : "https://" + plain
    let host = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map {
      rest in
      rest.prefix { !"/?#".contains($0) }
    }
    let labels =
      (host ?? "").split(separator: ":")[...].first?.split(separator: ".", omittingEmptySubsequences: false)
      ?? []
    let isHost =
      labels.count(where: { !$0.isEmpty }) >= 2 && labels.dropLast().allSatisfy { !$0.isEmpty }
      && labels.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
      && (hasScheme
        || (labels.last(where: { !$0.isEmpty })?.count ?? 0) >= 2
          && labels.last?.contains(where: \.isNumber) != true)
    guard Contact.isURL(address), isHost, !plain.hasSuffix("?") else {
      return .unclear(
        "\(quoted) is not the address of a website", hint: "ask for it, as in 'https://net.example'")
    }
    return Understood(address)
  }
}
