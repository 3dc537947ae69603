internal import CXML2

/// libxml2, loaded when the first HTML mail is read.
enum XMLLibrary {
  /// Its functions; nil where it is not installed.
  static let functions: personals_xml? = {
    var functions = personals_xml()
    return personals_xml_open(&functions) != 0 ? functions : nil
  }()
}
