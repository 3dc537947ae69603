package import PeeringDB

/// What checks need to know about a record and no slide shows.
package struct RecordFacts: Sendable, Hashable {
  /// The day on which the record says that it was changed last. What it says of its parts, not every source has.
  package var updated: CalendarDate?
  /// PeeringDB's status: `ok`, `deleted` or `pending`; empty where unknown.
  package var status = ""
  /// `info_prefixes4` and `info_prefixes6`, the recommended maximum-prefix settings; 0 counts as nothing.
  package var maximumIPv4: Int?
  package var maximumIPv6: Int?
  /// The record's URL fields that hold something else.
  package var badURLs: [Field] = []

  /// A field of a record, by PeeringDB's name.
  package struct Field: Sendable, Hashable {
    package let name: String
    package let text: String
    /// What is wrong with it.
    var fault = "it says nothing"
    /// Whether the text is a part of the field.
    var isPart = false

    init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }
}

extension RecordFacts {
  package init(_ bundle: RecordBundle) {
    switch bundle {
    case .network(let bundle):
      let network = bundle.network
      updated = network.updated
      status = network.status
      maximumIPv4 = network.infoPrefixes4.flatMap { $0 > 0 ? $0 : nil }
      maximumIPv6 = network.infoPrefixes6.flatMap { $0 > 0 ? $0 : nil }
      badURLs = Self.bad([("website", network.website), ("looking_glass", network.lookingGlass)])
    case .exchange(let bundle):
      updated = bundle.exchange.updated
      status = bundle.exchange.status
      badURLs = Self.bad([("website", bundle.exchange.website)])
    case .facility(let bundle):
      updated = bundle.facility.updated
      status = bundle.facility.status
      badURLs = Self.bad([("website", bundle.facility.website)])
    }
  }

  private static func bad(_ fields: [(name: String, text: String)]) -> [Field] {
    fields.compactMap { name, text in
      guard let text = DisplayText.cleanOrNil(text), !Contact.isURL(text), !RecordFiller.isFiller(text) else {
        return nil
      }
      return Field(name: name, text: text)
    }
  }
}
