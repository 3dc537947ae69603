/// The speed of a port as someone wrote it down, in the unit it was meant in.
struct PortSpeed: Hashable {
  /// How a number was understood.
  enum Reading: Hashable {
    case megabits
    /// Less than a port has had for decades: Gbit/s may be meant.
    case slow
    /// Bit/s, whatever unit the field has. From 1 Gbit/s on nothing else can be meant.
    case bits
    /// 0 or 1, which people and portals write where they do not know.
    case unknown
    /// No port has this speed, in whichever unit.
    case impossible
  }

  let reading: Reading
  /// Mbit/s; 0 for unknown.
  let megabits: Int

  init(_ number: Int) {
    let asBits = number / 1_000_000
    switch number {
    case 0...1: (reading, megabits) = (.unknown, 0)
    case 2..<100: (reading, megabits) = (.slow, number)
    case 100...ExchangeConnection.fastest: (reading, megabits) = (.megabits, number)
    case _ where asBits >= 1000 && asBits <= ExchangeConnection.fastest:
      (reading, megabits) = (.bits, asBits)
    default: (reading, megabits) = (.impossible, 0)
    }
  }
}
