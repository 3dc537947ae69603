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
    let variant = TemplateVariant(
      ratio: event.pageRatio.flatMap { TemplateVariant.Ratio($0.value) }, language: event.language?.value,
      preset: event.preset == .none ? nil : event.preset.rawValue)
    var name = event.template?.value ?? "classic"
    if name.contains("/"), !name.hasPrefix("/") { name = Paths.resolve(name, in: Paths.folder(of: file)) }
    let template: Diagnosed<Template?>
    do throws(FileError) {
      template = try TemplateLibrary(folders).template(name, variant: variant)
    } catch { throw .event("the template of \(file) cannot be read: \(error)") }
    guard let value = template.value else {
      throw .event(template.diagnostics.first?.text ?? "the template '\(name)' cannot be used")
    }
    builder = DeckBuilder(
      LoadedEvent(event, file: file), template: value, folders: folders)
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
