internal import Files

/// The cached answers of all servers, for people to read.
package struct KeptAnswers: Sendable {
  /// The cached answers of one server for one audience.
  package struct Server: Sendable {
    /// The base URL, without `https://`.
    package var name: String
    /// Whether the answers were for an API key.
    package var isForKey: Bool
    /// The networks kept, by number.
    package var networks: [Network] = []
    package var exchanges: Set<Int> = []
    package var facilities: Set<Int> = []
    package var organizations: Set<Int> = []
    package var logos = 0
    /// In bytes.
    package var size = 0
  }

  /// A network that is kept.
  package struct Network: Sendable {
    package var asn: ASN
    package var name: String
    /// In seconds since 1970.
    package var kept: Double
  }

  /// `…/personals/peeringdb`.
  package let root: String
  /// Those of which anything is kept, by their names.
  package private(set) var servers: [Server] = []
  /// Those of all files, also half-written ones.
  private(set) var paths: [String] = []

  /// Looks at what is kept in a folder, which need not be there.
  package init(root: String) {
    self.root = root
    for folder in Self.paths("*/", in: root + "/") {
      for audience in AnswerCache.Audience.allCases {
        let files = Self.paths("*.kept", in: "\(folder)\(audience.rawValue)/")
        paths += files + Self.paths(".*.partial", in: "\(folder)\(audience.rawValue)/")
        let answers = files.compactMap { path in
          (try? InputFile.read(path, limit: KeptAnswer.limit)).flatMap(KeptAnswer.init(file:))
        }
        guard !answers.isEmpty else { continue }
        servers.append(Self.server(answers, folder, audience))
      }
    }
  }

  /// How many answers there are.
  package var count: Int { paths.count { $0.hasSuffix(".kept") } }

  /// Their size in bytes.
  package var size: Int { servers.map(\.size).reduce(0, +) }

  /// Removes all that was found.
  ///
  /// - Returns: how many files could not be removed.
  package func clear() -> Int {
    paths.count { path in
      guard let slash = path.lastIndex(of: "/") else { return true }
      let folder = PrivateFolder(String(path[..<slash]))
      return !folder.remove(String(path[path.index(after: slash)...])) && InputFile.exists(path)
    }
  }

  private static func server(
    _ answers: [KeptAnswer], _ folder: String, _ audience: AnswerCache.Audience
  ) -> Server {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    var server = Server(name: name, isForKey: audience == .key)
    var networks: [Int: Network] = [:]
    // Of participants of exchanges and facilities only their own row is kept, which makes no slide.
    let whole = Set(answers.filter { $0.head.kind == "netixlan.net_id" }.flatMap(\.head.asked))
    for answer in answers.sorted(by: { $0.head.kept < $1.head.kept }) {
      let head = answer.head
      server.size += answer.file.count
      switch head.kind {
      case "net.asn":
        server.name = base(of: head.url)
        for row in answer.rows(of: Set(head.rows)).values.flatMap(\.self) {
          guard let asn = row.asn, let id = row.number("id"), whole.contains(id) else { continue }
          networks[Int(asn.number)] = Network(
            asn: asn, name: ServerText.cleaned(row.string("name"), limit: 60), kept: head.kept)
        }
      case "ix.id": server.exchanges.formUnion(head.rows)
      case "fac.id": server.facilities.formUnion(head.rows)
      case "org.id": server.organizations.formUnion(head.rows)
      case "logo": server.logos += 1
      default: break
      }
    }
    server.networks = networks.values.sorted { $0.asn < $1.asn }
    return server
  }

  /// The base URL of a question for networks, without `https://`.
  private static func base(of url: String) -> String {
    let base = url.firstRange(of: "/net?").map { String(url[..<$0.lowerBound]) } ?? url
    return base.hasPrefix("https://") ? String(base.dropFirst("https://".count)) : base
  }

  private static func paths(_ pattern: String, in folder: String) -> [String] {
    (try? Glob.paths(matching: pattern, in: folder)) ?? []
  }
}
