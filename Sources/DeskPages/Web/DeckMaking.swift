internal import Desk
internal import Files
internal import Synchronization

/// The deck and the mails that the organiser has made: by `personals`, one at a time.
final class DeckMaking: Sendable {
  /// What can be made.
  enum Product: String, Sendable, CaseIterable {
    case deck
    case approved
    case chair
    case powerpoint
    case mails

    /// The file that is made, in the desk's folder.
    var file: String {
      switch self {
      case .deck: "deck.pdf"
      case .approved: "approved.pdf"
      case .chair: "chair.pdf"
      case .powerpoint: "deck.pptx"
      case .mails: "mails.csv"
      }
    }

    var label: OrganiserWord {
      switch self {
      case .deck: .deckPDF
      case .approved: .approvedPDF
      case .chair: .chairPDF
      case .powerpoint: .deckPPTX
      case .mails: .mailsCSV
      }
    }

    var type: String {
      switch self {
      case .deck, .approved, .chair: "application/pdf"
      case .powerpoint: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
      case .mails: "text/csv; charset=utf-8"
      }
    }

    fileprivate func arguments(_ event: String, _ output: String) -> [String] {
      switch self {
      case .deck, .powerpoint: ["deck", "--quiet", event, "-o", output]
      case .approved: ["deck", "--quiet", "--approved-only", event, "-o", output]
      case .chair: ["deck", "--quiet", "--for", "chair", event, "-o", output]
      case .mails: ["mail", "--quiet", event, "-o", output]
      }
    }
  }

  /// What became of a product.
  enum State: Sendable, Hashable {
    /// Since when, in seconds of a clock that only goes on.
    case making(since: Double)
    /// When it was made, in seconds since 1970, and whether something in it was wrong.
    case made(Int, hasProblems: Bool)
    case failed(String)
  }

  private let desk: Desk
  private let states = Mutex<[Product: State]>([:])

  init(_ desk: Desk) { self.desk = desk }

  func state(_ product: Product) -> State? { states.withLock { $0[product] } }

  /// The bytes of a product; nil where it was not made.
  func bytes(_ product: Product) -> [UInt8]? {
    guard case .made = state(product) else { return nil }
    return try? InputFile.read(path(product), limit: 500_000_000)
  }

  private func path(_ product: Product) -> String { desk.folder.made + "/" + product.file }

  /// Starts making a product, unless it is being made.
  func make(_ product: Product) {
    let starts = states.withLock { states in
      if case .making = states[product] { return false }
      states[product] = .making(since: Uptime.seconds)
      return true
    }
    guard starts else { return }
    let (desk, path) = (desk, path(product))
    desk.folder.removeMade(product.file)
    Task {
      let ending = await desk.companion.run(product.arguments(desk.folder.event, path), within: 600)
      let state: State =
        switch ending {
        case .done: .made(desk.now(), hasProblems: false)
        // Something is wrong with a submission, and its place is kept by a plain page.
        case .failed(65) where product != .mails,
          .failed(69) where product != .mails && InputFile.exists(path):
          .made(desk.now(), hasProblems: true)
        case .failed(66) where product == .mails:
          .failed("no addresses are known: 'personals import' writes private.yaml, which has them")
        case .failed(let status):
          .failed("personals exited with \(status); run 'personals check' on the event")
        case .broken(let reason): .failed(reason)
        case .busy: .failed("too much is being made; try again in a minute")
        }
      states.withLock { $0[product] = state }
    }
  }
}
