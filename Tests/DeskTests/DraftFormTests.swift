import Desk
import Testing

/// A submission's text as a form.
@Suite struct DraftFormTests {
  static let text = """
    # Our slide.
    network: 64501 # do not change

    traffic: 640G
    planned:
      - exchange: Suva-IX # signed
        when: Q1 2027
      - Nadi
    contact:
      name: Amparo
      email: a@bluefin.example
    consent: [publish]
    show: [phone]
    """ + "\n"

  @Test func `fields have the values of the text`() throws {
    #expect(
      try DraftForm(Self.text, file: "a.yaml").values == [
        "traffic": "640G", "planned-0": "Suva-IX", "when-0": "Q1 2027", "planned-1": "Nadi",
        "contact": "Amparo <a@bluefin.example>", "consent-publish": "yes",
      ])
  }

  @Test func `changes leave comments and other fields`() throws {
    var form = try DraftForm(Self.text, file: "a.yaml")
    try form.change([
      "traffic": "", "seeking": "caches", "when-1": "2028", "consent-sheets": "yes", "consent-publish": "",
    ])
    #expect(
      form.text == """
        # Our slide.
        network: 64501 # do not change
        seeking: caches

        planned:
          - exchange: Suva-IX  # signed
            when: Q1 2027
          - place: Nadi
            when: 2028
        contact:
          name: Amparo
          email: a@bluefin.example
        consent:
          publish: no
          sheets: yes
          photo: no
        show: [phone]

        """)
  }

  @Test func `what is not changed is not rewritten`() throws {
    var form = try DraftForm(Self.text, file: "a.yaml")
    try form.change(["traffic": "640G"])
    #expect(form.text == Self.text)
  }

  @Test(arguments: ["- a\n- b\n", "network: [\n", "just words\n"])
  func `a text that is no submission has no form`(_ text: String) {
    #expect(throws: DeskError.self) { try DraftForm(text, file: "a.yaml") }
  }

  @Test(arguments: [
    "traffic", "page", "planned-0", "when-4", "consent-photo", "consent-until",
  ])
  func `names of fields`(_ name: String) { #expect(DraftForm.isField(name)) }

  @Test(arguments: [
    "network", "record", "planned-5", "planned-", "consent-", "consent-all", "hide", "ixf", "revision",
  ])
  func `a form reaches no other keys`(_ name: String) { #expect(!DraftForm.isField(name)) }

  @Test func `two people change different fields`() {
    let merged = DraftMerge.changes(
      sent: ["traffic": "1T", "speaker": "Mele", "ratio": ""], base: ["traffic": "1G", "ratio": "1:2"],
      current: ["traffic": "1G", "contact": "a@b.example", "ratio": "1:2"])
    #expect(merged.changes == ["traffic": "1T", "speaker": "Mele", "ratio": ""])
    #expect(merged.conflicts.isEmpty)
  }

  @Test func `two people change one field`() {
    let merged = DraftMerge.changes(
      sent: ["traffic": "1T", "speaker": "Mele"], base: ["traffic": "1G"],
      current: ["traffic": "2T", "speaker": "Mele"])
    #expect(merged.changes.isEmpty)
    #expect(merged.conflicts.map(\.field) == ["traffic"])
    #expect(merged.conflicts.map(\.theirs) == ["2T"])
  }
}
