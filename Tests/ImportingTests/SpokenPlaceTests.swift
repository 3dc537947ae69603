import Importing
import Submissions
import Testing

/// Lists of planned places, as people type them.
@Suite struct SpokenPlaceTests {
  private func read(_ text: String, _ known: [String] = []) -> (places: [String]?, doubt: String?) {
    let read = SpokenPlaces.read(text, known: KnownChoices(cells: known))
    return (read.value?.map { $0.place + ($0.when.map { " @ \($0)" } ?? "") }, read.doubt)
  }

  @Test(arguments: [
    "2027", "yes", "nowhere", "soon", "tbd 2027", "?", "??", "no", "Q1 2027", "next year", "everywhere",
    "maybe Suva", "not Suva", "Suva but not Nadi",
    "nächstes Jahr", "bald", "bientôt", "l'année prochaine", "pronto", "en breve", "2027年", "来年", "قريبا",
    "nirgends", "nulle part", "ninguna parte",
    "どこにもない", "it depends", "wherever you are", "we hope to join soon", "keine Pläne", "no plans",
    "pas encore", "todavía no", "ainda não",
    "vertraulich: Suva", "do not publish: Suva", "other", "elsewhere", "March", "27", "12", "#REF!", "Suva?",
    "noc@reef.example", "several", "everywhere except Suva",
    "2 new IXs", "at least one more IX", "all IXs", "any of yours", "nothing planned", "same as today",
    "nothing yet", "undecided", "to be decided", "x", "same as now", "まだ", "検討中", "ninguna por ahora",
    "Suva (cancelled)",
    "Suva (annulé)", "スバ（中止）", "noch offen", "rien pour l'instant", "nenhum por enquanto", "لا شيء بعد",
    "unchanged", "wie bisher",
    "yes please", "Summer 2027", "mid-2027", "ASAP", "TBD", "here", "more to come", "null",
  ])
  func `what is no place is reported and left out`(text: String) {
    let (places, doubt) = read(text)
    #expect(places == nil && (doubt != nil || ["TBD", "null"].contains(text)), "\(text): \(places ?? [])")
  }

  @Test(
    arguments: [
      ("IX.br (São Paulo, Rio)", ["IX.br (São Paulo, Rio)"]),
      ("IX.br (São Paulo and Rio), Suva", ["IX.br (São Paulo and Rio)", "Suva"]),
      ("IX.br (São Paulo) (2027)", ["IX.br (São Paulo) @ 2027"]),
      ("Suva-IX (2027), Nadi (soon)", ["Suva-IX @ 2027", "Nadi @ soon"]),
      ("Suva\nNadi", ["Suva", "Nadi"]), ("- Suva\n- Nadi", ["Suva", "Nadi"]),
      ("1. Suva\r\n2) Nadi", ["Suva", "Nadi"]), ("• Suva\n\n• Nadi, Fiji", ["Suva", "Nadi, Fiji"]),
      ("Suva (T2)", ["Suva (T2)"]), ("Equinix (SG1)", ["Equinix (SG1)"]),
      ("Suva (Q1 2027)", ["Suva @ Q1 2027"]), ("Suva (1Q27)", ["Suva @ 1Q27"]),
      ("Suva (geplant)", ["Suva @ geplant"]), ("Suva (Ende 2027)", ["Suva @ Ende 2027"]),
      ("Suva (prévu fin 2027)", ["Suva @ prévu fin 2027"]),
      ("Suva (a finales de 2027)", ["Suva @ a finales de 2027"]),
      ("Suva (início de 2027)", ["Suva @ início de 2027"]), ("スバ（2027年3月）", ["スバ @ 2027年3月"]),
      ("スバ（予定）", ["スバ @ 予定"]), ("سوفا (قريبا)", ["سوفا @ قريبا"]), ("سوفا (٢٠٢٧)", ["سوفا @ 2027"]),
      ("Suva (März 2027)", ["Suva @ März 2027"]), ("Suva (03/2027)", ["Suva @ 03/2027"]),
      ("Suva (2027) Nadi (2028)", ["Suva @ 2027", "Nadi @ 2028"]), ("Suva (mid-2027)", ["Suva @ mid-2027"]),
      ("Suva (next year)", ["Suva @ next year"]),
      ("Port of Spain, Trinidad and Tobago", ["Port of Spain, Trinidad and Tobago"]),
      ("Sydney / Singapore / Tokyo", ["Sydney", "Singapore", "Tokyo"]),
      ("Sydney et Singapore", ["Sydney", "Singapore"]), ("Frankfurt (Main)", ["Frankfurt (Main)"]),
      ("Suva ()", ["Suva"]), ("Suva;Nadi;", ["Suva", "Nadi"]),
      ("東京、大阪", ["東京", "大阪"]), ("東京と大阪", ["東京", "大阪"]), ("シドニーとスバとナンディ", ["シドニー", "スバ", "ナンディ"]),
      ("Porto e Lisboa", ["Porto", "Lisboa"]), ("واشنطن", ["واشنطن"]), ("大阪もと町", ["大阪もと町"]),
      ("Sydney, NSW, Australia", ["Sydney, NSW, Australia"]),
      ("Rio de Janeiro e São Paulo", ["Rio de Janeiro", "São Paulo"]),
      ("Suva, Fiji, Apia, Samoa", ["Suva, Fiji", "Apia, Samoa"]), ("Nadi (later)", ["Nadi @ later"]),
      ("Suva (planned for 2027)", ["Suva @ planned for 2027"]),
    ] as [(String, [String])])
  func `places, and times in brackets`(text: String, expected: [String]) {
    let (places, doubt) = read(text)
    #expect(places == expected && doubt == nil, "\(text): \(places ?? []) \(doubt ?? "")")
  }

  @Test(
    arguments: [
      ("Suva, 2027", ["Suva"], "left out: '2027'"), ("Suva, soon", ["Suva"], "left out: 'soon'"),
      ("Suva and maybe", nil, "for sure"), ("Other;Suva", ["Suva"], "left out: 'Other'"),
      ("S?o Paulo, Suva", ["S?o Paulo", "Suva"], "lost letters"),
      ("Sydney/Singapore", ["Sydney/Singapore"], "may be two places"),
      ("We plan:\nSuva\nNadi", ["Suva", "Nadi"], "left out: 'We plan:'"),
      ("Suva or Nadi", ["Suva or Nadi"], "may be two places"),
      ("Washington, DC", ["Washington", "DC"], "may belong to the one before"),
      ("الرياض وجدة", ["الرياض وجدة"], "may be two places"),
      ("Nadi, Suva (cancelled)", ["Nadi"], "left out: 'Suva (cancelled)'"),
      ("Suva, yes", ["Suva"], "left out: 'yes'"), ("S\u{FFFD}o Paulo", ["S\u{FFFD}o Paulo"], "lost letters"),
      ("Suva (not before 2027)", ["Suva @ not before 2027"], nil),
      ("Suva (not Nadi)", ["Suva (not Nadi)"], "remark in brackets"),
    ] as [(String, [String]?, String?)])
  func `parts that are no place are quoted`(text: String, expected: [String]?, doubt: String?) {
    let read = read(text)
    #expect(
      read.places == expected && (doubt.map { read.doubt?.contains($0) == true } ?? (read.doubt == nil)),
      "\(text): \(read)")
  }

  @Test func `a time that several people typed is no choice of the question`() {
    #expect(read("2027", ["2027", "2027", "Suva", "Suva"]).places == nil)
    #expect(read("Suva;2027", ["2027", "2027", "Suva", "Suva"]).places == ["Suva"])
  }
}
