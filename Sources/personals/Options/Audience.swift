internal import ArgumentParser

/// Who will see what is made.
enum Audience: String, ExpressibleByArgument, CaseIterable {
  /// Those in the room.
  case stage
  /// The person who chairs the sessions, with all presenters, their photos and how to say their names.
  case chair
  /// Anybody: only presenters who agreed.
  case `public`
  /// Each presenter, on paper: only presenters who agreed to be on sheets.
  case sheets

  static let help = ArgumentHelp(
    "Who will see it: stage; public, which has only presenters who agreed; or, for a deck, chair, or sheets, a page each.",
    valueName: "audience")
}
