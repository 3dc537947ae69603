import Diagnostics
import Submissions
import Testing

@Suite struct SubmissionFlagsTests {
  private func applied(
    to submission: Submission = Submission(), _ fill: (inout SubmissionFlags) -> Void
  ) -> Diagnosed<Submission> {
    var flags = SubmissionFlags()
    fill(&flags)
    return flags.applied(to: submission)
  }

  @Test(arguments: [
    (
      "Mele",
      """
      --contact: warning: the contact 'Mele' has no address
        hint: write 'Mele <peering@net.example>', a URL or a phone number
      """
    ),
    (
      "  ",
      """
      --contact: error: the contact is empty
        hint: write 'Mele <peering@net.example>', a URL or a phone number
      """
    ),
    (
      "Mele <>",
      """
      --contact: error: '' is not a mail address
        hint: write 'Name <name@net.example>'
      """
    ),
  ])
  func `a contact without an address is reported`(text: String, message: String) {
    #expect(applied { $0.contact = text }.diagnostics.map(\.text) == [message])
  }

  @Test func `every flag is read`() {
    let result = applied {
      $0.traffic = "640G"
      $0.ratio = "Mostly Outbound"
      $0.profile = "Content"
      $0.policy = "closed"
      $0.seeking = "eyeballs"
      $0.offering = "a cache"
      $0.message = "hello"
      $0.speaker = "Mele"
      $0.contact = "mele@lantern.example"
      $0.logo = "logo.svg"
      $0.accent = "#ABC"
      $0.qr = "none"
      $0.hide = ["types", "Scope"]
      $0.show = ["phone"]
    }
    #expect(result.diagnostics.isEmpty)
    let submission = result.value
    #expect(submission.traffic == .measured(.gigabits(640)))
    #expect(submission.ratio == .classified(.mostlyOutbound))
    #expect(submission.profile == .content)
    #expect(submission.policy == .no)
    #expect(submission.seeking == "eyeballs")
    #expect(submission.offering == "a cache")
    #expect(submission.message == "hello")
    #expect(submission.speaker == "Mele")
    #expect(submission.contact?.email == "mele@lantern.example")
    #expect(submission.logo?.value == "logo.svg")
    #expect(submission.accent?.value == "#aabbcc")
    #expect(submission.qr == Submission.QRTarget.none)
    #expect(submission.hidden == [.types, .scope])
    #expect(submission.shown == [.phone])
  }

  @Test func `what is wrong with flags is reported by their names, all at once`() {
    let result = applied {
      $0.traffic = "640"
      $0.profile = "eyeball"
      $0.accent = "green"
      $0.hide = ["polcy"]
    }
    let lines = result.diagnostics.map(\.text).joined(separator: "\n").split(separator: "\n").filter {
      !$0.contains("the parts are") && !$0.contains("hint: did you mean 'policy'?")
    }
    let expected = """
      --traffic: error: '640' has no unit
        hint: write 640M, 640G or 640T, for Mbps, Gbps or Tbps
      --profile: error: 'eyeball' is not a profile
        hint: did you mean 'eyeballs'? it can be content, eyeballs, balanced
      --accent: error: 'green' is not a colour
        hint: write it as "#0b6e4f", with the quotes
      --hide: error: 'polcy' is not a part of the slide
      """
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test func `no flag leaves the submission as it is, and so does an empty one`() throws {
    let file = try written("seeking: eyeballs\ntraffic: 5G\n")
    let result = applied(to: file) { $0.seeking = " " }
    #expect(result.value.seeking == "eyeballs")
    #expect(result.value.traffic == .measured(.gigabits(5)))
  }

  @Test func `a wrong flag does not fall back on the submission in silence`() throws {
    let file = try written("traffic: 5G\n")
    #expect(applied(to: file) { $0.traffic = "lots" }.diagnostics.hasErrors)
  }

  @Test func `showing by flag undoes hiding in the file, and the other way round`() throws {
    let file = try written("hide: [qr, types]\nshow: [phone, website]\n")
    let result = applied(to: file) {
      $0.show = ["qr"]
      $0.hide = ["phone"]
    }.value
    #expect(result.hidden == [.types, .phone])
    #expect(result.shown == [.qr, .website])
    #expect(result.shows(.qr) && result.shows(.website) && !result.shows(.phone) && !result.shows(.types))
  }
}
