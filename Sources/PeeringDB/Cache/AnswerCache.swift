internal import Files

/// Answers of one server, kept in the user's cache folder.
///
/// A folder for each server has one for answers to anybody and one for those to an API key, since they
/// differ; the key itself is in neither. Any number of processes may use it at once: files appear whole,
/// a file that another process removed is one that was never there, and what is no whole answer is removed.
package struct AnswerCache: Sendable {
  /// Whom answers were for.
  enum Audience: String, CaseIterable {
    case anonymous
    case key
  }

  /// `…/personals/peeringdb`.
  let root: String
  /// The base URL of the server.
  let base: String
  let audience: Audience

  init(root: String, base: String, audience: Audience) {
    self.root = root
    self.base = base
    self.audience = audience
  }

  /// The server's own folder.
  var folder: PrivateFolder {
    let name = base.replacing("https://", with: "").map { character in
      character.isASCII && (character.isLetter || character.isNumber || character == "." || character == "-")
        ? character : "_"
    }
    return PrivateFolder("\(root)/\(String(name))")
  }

  private func folder(for audience: Audience) -> PrivateFolder {
    PrivateFolder(folder.file(audience.rawValue))
  }

  /// The answer to exactly this question, of whatever age.
  func answer(_ kind: String, _ url: String) -> KeptAnswer? {
    let folder = folder(for: audience)
    guard folder.isTrusted else { return nil }
    return read(folder, Self.name(kind, url)).flatMap { $0.head.url == url ? $0 : nil }
  }

  /// All answers of a kind, the newest first.
  ///
  /// - Parameters:
  ///   - kind: see `KeptAnswer.Head`.
  ///   - audiences: for which audiences they were.
  ///   - oldest: the earliest time they may have been kept, in seconds since 1970.
  /// - Returns: whole answers only.
  func answers(_ kind: String, for audiences: [Audience], since oldest: Double) -> [KeptAnswer] {
    var answers: [KeptAnswer] = []
    for audience in audiences {
      let folder = folder(for: audience)
      for name in names(kind, in: folder) {
        guard let answer = read(folder, name), answer.head.url.hasPrefix(base + "/") else { continue }
        if answer.head.kept >= oldest { answers.append(answer) }
      }
    }
    return answers.sorted { ($0.head.kept, $0.head.url) > ($1.head.kept, $1.head.url) }
  }

  /// Keeps an answer, and drops those that have nothing it does not have.
  ///
  /// - Throws: `FileError`; what was kept before is still there then.
  func keep(_ answer: KeptAnswer) throws(FileError) {
    let folder = folder(for: audience)
    try folder.create()
    let name = Self.name(answer.head.kind, answer.head.url)
    let file = try OutputFile(folder.file(name), isPrivate: true)
    try file.write(answer.file)
    try file.commit()
    guard !answer.head.asked.isEmpty else { return }
    let asked = Set(answer.head.asked)
    for other in names(answer.head.kind, in: folder) where other != name {
      guard let old = read(folder, other)?.head, old.kept <= answer.head.kept else { continue }
      if asked.isSuperset(of: old.asked) { folder.remove(other) }
    }
  }

  /// The name of the file for a question.
  private static func name(_ kind: String, _ url: String) -> String {
    "\(kind)-\(KeptAnswer.sum(url.utf8)).kept"
  }

  /// The names of all files of a kind.
  private func names(_ kind: String, in folder: PrivateFolder) -> [String] {
    guard folder.isTrusted, let paths = try? Glob.paths(matching: "\(kind)-*.kept", in: folder.path + "/")
    else { return [] }
    return paths.compactMap { $0.split(separator: "/").last.map(String.init) }
  }

  /// The answer in a file; what is no whole answer is removed.
  private func read(_ folder: PrivateFolder, _ name: String) -> KeptAnswer? {
    guard let bytes = try? InputFile.read(folder.file(name), limit: KeptAnswer.limit) else { return nil }
    if let answer = KeptAnswer(file: bytes) { return answer }
    folder.remove(name)
    return nil
  }
}
