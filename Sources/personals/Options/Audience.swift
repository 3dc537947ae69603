internal import ArgumentParser

/// Who will see what is made.
enum Audience: String, ExpressibleByArgument, CaseIterable {
  /// Those in the room.
  case stage
  /// Anybody: only presenters who agreed.
  case `public`

  static let help = ArgumentHelp(
    "Who will see it: stage, or public, which has only presenters who agreed to be published.",
    valueName: "audience")
}
