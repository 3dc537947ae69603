/// Whether a person or a machine wrote a mail, by its headers.
struct MailOrigin {
  /// What the machine sent, in words; nil where a person may have written it.
  private(set) var words: String?
  /// Whether a machine sent it, which may pass on what somebody wrote into a form.
  private(set) var isGenerated = false

  /// - Parameters:
  ///   - address: the sender's, in small letters.
  ///   - subject: as it is written.
  ///   - type: of the content: `multipart/report`.
  ///   - header: the value of a header by its name, in small letters; "" where there is none.
  init(address: String, subject: String, type: String, header: (String) -> String) {
    let sent = header("Auto-Submitted").prefix { $0 != ";" && $0 != " " }
    let folded = HeaderWords.fold(subject)
    let servers = ["mailer-daemon", "postmaster", "mail-daemon", "mailer_daemon"]
    if type == "multipart/report" || servers.contains(String(address.prefix { $0 != "@" })) {
      words = "a report of a mail server, such as a bounce or a receipt"
    } else if header("Return-Path") == "<>", header("X-Failed-Recipients") != "" {
      words = "a report of a mail server, such as a bounce or a receipt"
    } else if Self.bounces.contains(where: folded.hasPrefix) {
      words = "a report of a mail server, such as a bounce or a receipt"
    } else if ["auto-replied", "auto-notified"].contains(sent) || isSet(header("X-Autoreply"))
      || isSet(header("X-Autorespond")) || header("Precedence") == "auto_reply"
      || Self.away.contains(where: folded.hasPrefix)
    {
      words = "an automatic reply"
    } else if header("List-Id") != "" || header("Precedence") == "list", Self.isDigest(folded) {
      words = "a digest of a mailing list"
    }
    isGenerated = !sent.isEmpty && sent != "no"

    func isSet(_ value: String) -> Bool { !value.isEmpty && value != "no" && value != "false" }
  }

  private static func isDigest(_ subject: String) -> Bool {
    subject.contains(" digest, vol") || subject.hasSuffix(" digest") || subject.hasPrefix("digest ")
  }

  private static let bounces = [
    "undeliverable:", "undelivered mail", "delivery status notification", "mail delivery failed",
    "returned mail:",
    "mail delivery system", "unzustellbar:", "non remis :", "no se puede entregar:",
    "nao e possivel entregar:",
  ]

  /// How the subjects of replies begin that programs send while somebody is away.
  private static let away = [
    "automatic reply:", "auto reply:", "autoreply:", "auto-reply:", "out of office", "out of the office",
    "automatische antwort:", "abwesenheitsnotiz", "abwesend:", "reponse automatique",
    "absence du bureau", "respuesta automatica", "fuera de la oficina", "resposta automatica",
    "fora do escritorio",
    "自動応答", "自動返信", "不在", "رد تلقائي",
  ].map(HeaderWords.fold)
}
