package import Diagnostics
internal import LocatedYAML

/// Reads event files.
package enum EventFile {
  /// The most bytes an event file may have.
  package static let limit = 1_000_000

  /// The keys of an event file, in the order the documentation has them.
  package static let keys = [
    "event", "place", "dates", "time-zone", "slot", "submissions", "sessions", "order", "local", "seed",
    "overflow", "duplicates", "feature", "required", "pages", "template", "next-strip", "brand", "closing",
  ]

  /// The event in a file's bytes, with all that is wrong with it.
  ///
  /// A field that is wrong is reported and left out; the rest stands.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the name for messages.
  /// - Returns: nil where the file is not YAML or holds no mapping.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<Event?> {
    let reading = YAMLReader.reading(bytes, file: file)
    guard let reader = reading.value else { return Diagnosed(nil, reading.diagnostics) }
    let event = reader.root("an event").flatMap(Event.init(yaml:))
    return Diagnosed(event, reader.diagnostics)
  }
}

extension Event {
  init?(yaml root: YAMLValue) {
    guard let fields = root.mapping(keys: EventFile.keys, "an event: lines of 'key: value'") else {
      return nil
    }
    self.init()
    source = root.reader.source
    name = fields.required("event", "the event's name")?.text()?.value ?? ""
  }
}
