internal import Diagnostics

/// How to reach a presenter.
package struct Contact: Sendable, Hashable {
  package var name: String?
  package var email: String?
  package var phone: String?
  /// An absolute http or https URL.
  package var url: String?

  package init(name: String? = nil, email: String? = nil, phone: String? = nil, url: String? = nil) {
    self.name = name
    self.email = email
    self.phone = phone
    self.url = url
  }

  /// A contact in one line: `Mele <peering@net.example>`, an address, a URL, a telephone number or a name.
  ///
  /// - Parameter text: what the presenter wrote.
  /// - Throws: `InputProblem` for an invalid address, and for an empty text.
  package init(parsing text: String) throws(InputProblem) {
    let text = DisplayText.clean(text)
    guard !text.isEmpty else {
      throw InputProblem(
        "the contact is empty", hint: "write 'Mele <peering@net.example>', a URL or a phone number")
    }
    if let open = text.firstIndex(of: "<") {
      guard text.last == ">" else {
        throw InputProblem(
          "the address in '\(text.quotable)' is not closed", hint: "write 'Name <name@net.example>'")
      }
      let address = DisplayText.clean(String(text[open...].dropFirst().dropLast()))
      self.init(name: DisplayText.cleanOrNil(String(text[..<open]).filter { $0 != "\"" }))
      if Self.isURL(address) {
        url = address
      } else if Self.isEmail(address) {
        email = address
      } else {
        throw InputProblem(
          "'\(address.quotable)' is not a mail address", hint: "write 'Name <name@net.example>'")
      }
      return
    }
    self.init()
    if Self.isURL(text) {
      url = text
    } else if text.contains("@") {
      guard Self.isEmail(text) else {
        throw InputProblem(
          "'\(text.quotable)' is not a mail address",
          hint: "write 'name@net.example' or 'Name <name@net.example>'")
      }
      email = text
    } else if text.count(where: \.isNumber) >= 5,
      text.allSatisfy({ $0.isNumber || "+-(). /".contains($0) })
    {
      phone = text
    } else {
      name = text
    }
  }

  /// The phone number as telephones take it, in the digits 0 to 9; nil for none.
  package var dialled: String? {
    let digits = (phone ?? "").compactMap { character -> String? in
      character == "+" ? "+" : character.wholeNumberValue.flatMap { $0 < 10 ? String($0) : nil }
    }
    return digits.isEmpty ? nil : digits.joined()
  }

  /// What is wrong with a contact that no one can reach; nil for one with an address.
  package var problem: InputProblem? {
    if hasAddress { return nil }
    let name = name ?? ""
    return InputProblem(
      name.isEmpty ? "the contact has no address" : "the contact '\(name.quotable)' has no address",
      hint: Self.meant(name)
        ?? "write '\(name.isEmpty ? "Mele" : name.quotable) <peering@net.example>', a URL or a phone number")
  }

  /// What to write for a name that looks like an address; nil for others.
  private static func meant(_ name: String) -> String? {
    let text = name.lowercased()
    if ["https://", "http://"].contains(where: text.hasPrefix) {
      return "write the whole address, without spaces, as in 'https://net.example/peering'"
    }
    if text.hasPrefix("tel:") { return "write the number without 'tel:'" }
    guard text.hasPrefix("www.") || text.contains("/"), isURL("https://" + text) else { return nil }
    return "write 'https://\(name.quotable)'"
  }

  /// Whether it has any address.
  package var hasAddress: Bool { email != nil || phone != nil || url != nil }

  /// Whether the text has the form of a mail address: something before and after one `@`, no spaces.
  package static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && !text.unicodeScalars.contains(where: isOutsideAddresses)
      && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
  }

  private static func isOutsideAddresses(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = UInt8(exactly: scalar.value), scalar.isASCII else {
      return scalar.properties.isWhitespace
    }
    return byte <= 0x20 || "<>,;:\"()[]\\".utf8.contains(byte)
  }

  /// Whether the text is an absolute http or https URL with a host.
  package static func isURL(_ text: String) -> Bool {
    for scheme in ["https://", "http://"] where text.lowercased().hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      return rest.first.map { $0.isLetter || $0.isNumber || $0 == "[" } == true
        && !text.contains(where: \.isWhitespace)
    }
    return false
  }
}
