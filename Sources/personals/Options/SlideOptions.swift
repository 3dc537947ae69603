internal import ArgumentParser
internal import Submissions

/// The content of a slide on the command line; overrides the submission and the record.
struct SlideOptions: ParsableArguments {
  @Option(
    help: "Traffic volume: a class ('500-1000Gbps') or a measured figure ('640G', '1.2 Tbps').",
    completion: .text)
  var traffic: String?

  @Option(
    help: "Traffic ratio: a class ('Mostly Outbound') or measured in:out shares ('28:72').",
    completion: .values(TrafficRatio.Class.self))
  var ratio: String?

  @Option(help: "Profile: content, eyeballs or balanced.", completion: .values(NetworkProfile.self))
  var profile: String?

  @Option(
    help: "Peering policy: Open, Selective, Restrictive or No.",
    completion: .values(PeeringPolicy.General.self))
  var policy: String?

  @Option(help: "Who you want to peer with.", completion: .text)
  var seeking: String?

  @Option(help: "What you offer.", completion: .text)
  var offering: String?

  @Option(help: "A sentence of your own.", completion: .text)
  var message: String?

  @Option(help: "The speaker's name.", completion: .text)
  var speaker: String?

  @Option(
    help: "A contact: 'Name <peering@net.example>', an address, a URL or a phone number.", completion: .text)
  var contact: String?

  @Option(
    help: ArgumentHelp("A logo: SVG, PNG or JPEG.", valueName: "file"),
    completion: .file(extensions: ["svg", "png", "jpg", "jpeg"]))
  var logo: String?

  @Option(
    help: ArgumentHelp("The slide's colour ('#0b6e4f').", valueName: "#rrggbb"), completion: .text)
  var accent: String?

  @Option(
    help: "What the QR code leads to: peeringdb, contact or none.",
    completion: .values(Submission.QRTarget.self))
  var qr: String?

  @Option(
    help: ArgumentHelp("A part to leave out; repeatable.", valueName: "part"),
    completion: .values(SlidePart.self))
  var hide: [String] = []

  @Option(
    help: ArgumentHelp("A part to add (website, phone, …); repeatable.", valueName: "part"),
    completion: .list(SlidePart.onRequest.map(\.rawValue).sorted()))
  var show: [String] = []

  var flags: SubmissionFlags {
    var flags = SubmissionFlags()
    flags.traffic = traffic
    flags.ratio = ratio
    flags.profile = profile
    flags.policy = policy
    flags.seeking = seeking
    flags.offering = offering
    flags.message = message
    flags.speaker = speaker
    flags.contact = contact
    flags.logo = logo
    flags.accent = accent
    flags.qr = qr
    flags.hide = hide
    flags.show = show
    return flags
  }
}
