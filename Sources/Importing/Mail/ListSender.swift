/// The person behind a mail in whose sender a mailing list put its own address; none where the sender is a person.
struct ListSender {
  /// nil where the mail does not say it.
  private(set) var address: String?
  private(set) var name: String?

  /// - Parameters:
  ///   - name: the sender's: `Mere via NOG`.
  ///   - address: the sender's, in small letters.
  ///   - header: the value of a header by its name, in small letters; "" where there is none.
  init?(name: String?, address: String, header: (String) -> String) {
    let (id, post, original) = (header("List-Id"), header("List-Post"), header("X-Original-From"))
    let via = name?.firstRange(of: " via ")
    let list = address.replacing("@", with: ".")
    guard !id.isEmpty || !post.isEmpty || header("Precedence") == "list",
      via != nil || !original.isEmpty || post.has(address) || id.has(list)
    else { return nil }
    let people = (original + "," + header("Reply-To")).split(separator: ",").compactMap {
      MailHeaderLine.address(in: String($0))
    }
    self.address = people.first { $0 != address && !post.has($0) && !id.has($0.replacing("@", with: ".")) }
    self.name =
      via.flatMap { via in name.map { $0[..<via.lowerBound].filter { $0 != "\"" }.trimmed } } ?? name
  }
}
