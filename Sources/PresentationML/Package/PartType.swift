/// The content types of parts.
enum PartType {
  private static let office = "application/vnd.openxmlformats-officedocument."
  static let presentation = office + "presentationml.presentation.main+xml"
  static let slide = office + "presentationml.slide+xml"
  static let layout = office + "presentationml.slideLayout+xml"
  static let master = office + "presentationml.slideMaster+xml"
  static let notes = office + "presentationml.notesSlide+xml"
  static let notesMaster = office + "presentationml.notesMaster+xml"
  static let properties = office + "presentationml.presProps+xml"
  static let view = office + "presentationml.viewProps+xml"
  static let tableStyles = office + "presentationml.tableStyles+xml"
  static let theme = office + "theme+xml"
  static let extended = office + "extended-properties+xml"
  static let core = "application/vnd.openxmlformats-package.core-properties+xml"
}
