import Diagnostics
import PeeringDB
import Submissions
import Testing

/// Fields of records that say nothing, or something other than what the field is for.
@Suite struct RecordFillerTests {
  private func told(_ fill: (inout NetworkRecord) -> Void) -> [String] {
    NetworkPersonal.resolve(lantern(fill), Submission()).diagnostics
      .filter { $0.rule == "record-filler" }.map(\.message)
  }

  @Test(arguments: [
    ("call the NOC", "it is no address"), ("peering", "it is no address"), ("http://", "it says nothing"),
    ("no-reply@lantern.example", "it says nothing"), ("None@none.example", "it says nothing"),
    ("nicht bekannt", "it says nothing"),
  ])
  func `a mail address that is none leads to the next contact`(email: String, fault: String) throws {
    let resolved = NetworkPersonal.resolve(
      lantern {
        $0.pocSet = [
          PointOfContact(role: "Policy", name: "Peering", email: email),
          PointOfContact(role: "NOC", email: "noc@lantern.example"),
        ]
      }, Submission())
    #expect(resolved.value.contact?.email == "noc@lantern.example")
    #expect(
      resolved.diagnostics.filter { $0.rule == "record-filler" }.map(\.message) == [
        "the record's 'email of the Policy contact' is left out, since \(fault): '\(email)'"
      ])
  }

  @Test func `a contact that is not public is not quoted`() {
    var contact = PointOfContact(role: "Policy", email: "ask Mele")
    contact.visible = "Users"
    #expect(told { $0.pocSet = [contact] } == [])
  }

  @Test(arguments: [
    ("AS-LANTERN AND AS-REEF", "a part of the record's 'irr_as_set' is left out", "'AND'"),
    ("RADB:AS-LANTERN", "the record's 'irr_as_set' is left out", "'RADB:AS-LANTERN'"),
  ])
  func `what is no name of a set is reported as such`(text: String, outcome: String, quoted: String) {
    #expect(
      told { $0.irrAsSet = text } == [
        "\(outcome), since it is no name of a set, such as AS-NAME: \(quoted)"
      ])
  }

  @Test func `values that PeeringDB does not have are reported`() {
    let found = told {
      $0.infoRatio = "Inbound"
      $0.policyGeneral = "closed"
    }
    #expect(
      found == [
        "the record's 'info_ratio' is left out, since it is none of PeeringDB's values: 'Inbound'",
        "the record's 'policy_general' is left out, since it is none of PeeringDB's values: 'closed'",
      ])
  }

  @Test func `what is not disclosed is unknown`() {
    let undisclosed = lantern {
      $0.infoRatio = "Not Disclosed"
      $0.aka = "Not disclosed"
    }
    let resolved = NetworkPersonal.resolve(undisclosed, Submission())
    #expect(resolved.value.alsoKnownAs == nil && resolved.value.ratio == nil)
    #expect(!resolved.diagnostics.contains { $0.rule == "record-filler" })
  }

  @Test(arguments: ["n/a", "-", "0", "see our website"])
  func `places that are none are left out`(filler: String) {
    var exchange = ExchangeRecord(id: 1, name: "Reef IX")
    (exchange.city, exchange.country, exchange.regionContinent) = (filler, filler, filler)
    let bundle = ExchangeBundle(exchange: exchange, origin: RecordOrigin(name: "ix1.json"))
    let resolved = ExchangePersonal.resolve(bundle, Submission())
    #expect(resolved.diagnostics.filter { $0.rule == "record-filler" }.count == 3)
    #expect(resolved.value.city == nil && resolved.value.country == nil && resolved.value.region == nil)

    var facility = FacilityRecord(id: 1, name: "Reef Hall")
    (facility.city, facility.country, facility.address1) = (filler, filler, filler)
    let hall = FacilityPersonal.resolve(
      FacilityBundle(facility: facility, origin: RecordOrigin(name: "fac1.json")), Submission())
    #expect(hall.diagnostics.filter { $0.rule == "record-filler" }.count == 3)
    #expect(hall.value.city == nil && hall.value.country == nil)
  }
}
