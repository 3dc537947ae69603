/// A city's name as records write it, taken apart: `São Paulo/SP`, `Boston, Massachusetts`, `Taipei/Taiwan`.
struct CityName {
  /// The city alone; the whole text where it cannot be taken apart.
  var city: String
  /// The code of its state, in the countries where cities of several states have the same name; empty where unknown.
  var state = ""
  /// Whether the state is written behind a comma, as `Portland, ME` has it, and says which city is meant.
  var isQualified = false
  /// The cities of a text that lists several; none of another.
  var list: [String] = []

  /// The city, with its state.
  var qualified: String { state.isEmpty ? city : "\(city), \(state)" }

  /// - Parameters:
  ///   - text: as a record spells it, cleaned.
  ///   - country: ISO 3166 code; empty where unknown.
  init(_ text: String, country: String) {
    city = text
    guard text.utf8.contains(where: Self.setsOff) else { return }
    var parts = text.split(whereSeparator: { ",/();|".contains($0) })
      .map { DisplayText.clean(String($0)) }.filter { !$0.isEmpty }
    if parts.count > 1, let last = parts.last, Self.isName(last, of: country) { parts.removeLast() }
    guard let first = parts.first else { return }
    if parts.count == 1 {
      city = first
    } else if parts.count == 2,
      PlaceName.key(first, country: country) == PlaceName.key(parts[1], country: country)
    {
      // Its name in two languages, as in `Tokyo / 東京`.
      city = first
    } else if let state = Self.state(parts[1], country, isWord: text.contains(",")), parts.count == 2 {
      (city, self.state) = (first, Self.codes[country] == nil ? "" : state)
      isQualified = !self.state.isEmpty && text.contains(",")
    } else if parts.count > 2 {
      list = parts
    }
  }

  /// The code of a state in a country where cities of several states have the same name; empty for other texts.
  ///
  /// - Parameters:
  ///   - text: a code or a name, as the record of a facility has it.
  ///   - country: ISO 3166 code; empty where unknown.
  /// - Returns: the code.
  static func stateCode(_ text: String, country: String) -> String {
    guard let codes = codes[country] else { return "" }
    let code = text.filter { $0 != "." && $0 != " " }
    if codes.isEmpty { return isCode(code) && code.utf8.count == 2 ? code : "" }
    if codes.values.contains(code) { return code }
    return codes[DisplayText.fold(text)] ?? ""
  }

  /// What follows a city, where it is a state, a province or an airport: nil where it may be another city.
  private static func state(_ text: String, _ country: String, isWord: Bool) -> String? {
    let known = stateCode(text, country: country)
    // Behind a slash, a name may as well be another city's: New York/New Jersey.
    if !known.isEmpty, isWord || isCode(text) { return known }
    return isCode(text) ? text : nil
  }

  /// Whether a byte is one of `,/(;|`.
  private static func setsOff(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ";"), UInt8(ascii: "|"): true
    default: false
    }
  }

  private static func isCode(_ text: String) -> Bool {
    (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private static func isName(_ text: String, of country: String) -> Bool {
    !country.isEmpty
      && (text == country || DisplayText.fold(text) == DisplayText.fold(CountryName.english(country)))
  }

  /// The states of countries by folded name; Brazil's are written as codes.
  private static let codes: [String: [String: String]] = [
    "US": table(
      """
      AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,\
      DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,\
      KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,\
      MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,\
      NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,\
      SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,\
      WV West Virginia,WI Wisconsin,WY Wyoming
      """),
    "CA": table(
      """
      AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,\
      NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon
      """),
    "AU": table(
      """
      ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,\
      TAS Tasmania,VIC Victoria,WA Western Australia
      """),
    "BR": [:],
  ]

  private static func table(_ states: String) -> [String: String] {
    var table: [String: String] = [:]
    for state in states.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = state.split(separator: UInt8(ascii: " "), maxSplits: 1).map { String(Substring($0)) }
      if parts.count == 2 { table[DisplayText.fold(parts[1])] = parts[0] }
    }
    return table
  }
}
