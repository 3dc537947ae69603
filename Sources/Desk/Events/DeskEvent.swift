internal import Decks
internal import Diagnostics
internal import Files
package import PeeringDB
package import Slides
internal import Submissions
internal import Templates

/// The event as its file says it, with what lays out its slides.
package struct DeskEvent: Sendable {
  let event: Event
  let builder: DeckBuilder
  let stamp: FileStamp?
  private let file: String

  /// Reads an event.
  ///
  /// - Parameters:
  ///   - file: the event's file.
  ///   - folders: where templates and fonts are.
  /// - Throws: `DeskError.event`.
  package init(_ file: String, _ folders: DataFolders) throws(DeskError) {
    stamp = FileStamp(file)
    let read: Diagnosed<Event?>
    do throws(FileError) { read = try DeckSources.event(file) } catch { throw .event("\(error)") }
    guard let event = read.value else {
      throw .event(read.diagnostics.first { $0.severity == .error }?.text ?? "\(file) is no event file")
    }
    self.event = event
    self.file = file
    builder = try Self.builder(event, file, nil, event.pageRatio?.value, folders)
  }

  /// The same event with another look.
  ///
  /// - Throws: `DeskError.event` where the template does not come in the ratio.
  init(_ other: DeskEvent, template: String?, ratio: String, _ folders: DataFolders) throws(DeskError) {
    (event, stamp, file) = (other.event, other.stamp, other.file)
    builder = try Self.builder(event, file, template, ratio, folders)
  }

  private static func builder(
    _ event: Event, _ file: String, _ template: String?, _ ratio: String?, _ folders: DataFolders
  ) throws(DeskError) -> DeckBuilder {
    let variant = TemplateVariant(
      ratio: ratio.flatMap { TemplateVariant.Ratio($0) }, language: event.language?.value,
      preset: event.preset == .none ? nil : event.preset.rawValue)
    var name = template ?? event.template?.value ?? "classic"
    if name.contains("/"), !name.hasPrefix("/") { name = Paths.resolve(name, in: Paths.folder(of: file)) }
    let read: Diagnosed<Template?>
    do throws(FileError) {
      read = try TemplateLibrary(folders).template(name, variant: variant)
    } catch { throw .event("the template of \(file) cannot be read: \(error)") }
    guard let value = read.value else {
      throw .event(read.diagnostics.first?.text ?? "the template '\(name)' cannot be used")
    }
    return DeckBuilder(LoadedEvent(event, file: file), template: value, folders: folders)
  }

  package var name: String { event.name }
  /// The language of the slides, as a BCP 47 tag; nil where the event does not say.
  package var language: String? { event.language?.value }
  /// Day and place, as far as the event says.
  package var dates: (first: CalendarDate, last: CalendarDate)? { event.dates.map { ($0.first, $0.last) } }
  package var place: String? { event.place }
  /// Whether the event says that those who say nothing agreed.
  package var isConsentGiven: Bool { event.isConsentGiven }

  /// The moment of a time on the event's clocks, in seconds since 1970.
  package func moment(_ day: CalendarDate, hour: Int, minute: Int) -> Int {
    let time = LocalTime(day, hour: hour, minute: minute)
    return event.clock.moment(time).utc ?? time.date.daysSince1970 * 86_400 + time.secondOfDay
  }

  /// The time on the event's clocks, as `2027-02-25 14:05`.
  package func time(at moment: Int) -> String {
    let utc = LocalTime(CalendarDate(daysSince1970: 0), second: 0) + moment
    guard let ahead = event.clock.secondsFromUTC(at: utc) else { return utc.description }
    return (utc + ahead).description
  }
}
