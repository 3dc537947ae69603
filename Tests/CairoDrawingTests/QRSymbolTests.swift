import CairoDrawing
import Scene
import Testing

@Suite struct QRSymbolTests {
  @Test func `has its finder patterns`() throws {
    let symbol = try QRSymbol.encoding("https://www.peeringdb.com/asn/64500")
    // Version 3 holds 42 bytes at level M (ISO/IEC 18004, table 7), and has 29 modules on a side.
    #expect(symbol.width == 29)
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for (top, left) in [(0, 0), (0, 22), (22, 0)] {
      let found = (0..<7).map { row in
        String((0..<7).map { symbol[row: top + row, column: left + $0] ? "#" : "." })
      }
      #expect(found == finder)
    }
    // The timing pattern alternates.
    for column in 8..<21 { #expect(symbol[row: 6, column: column] == column.isMultiple(of: 2)) }
    #expect(symbol[row: 21, column: 8])
  }

  @Test func `states level m`() throws {
    // Format information: two bits of level behind the mask 101010000010010; M is 00 (ISO/IEC 18004, 7.9).
    let symbol = try QRSymbol.encoding("A")
    #expect(symbol.width == 21)
    #expect(symbol[row: 8, column: 0] == true && symbol[row: 8, column: 1] == false)
  }

  @Test func `grows with the text`() throws {
    #expect(try QRSymbol.encoding(String(repeating: "ü", count: 1165)).width == 177)
  }

  @Test func `what does not fit is an error`() {
    for text in ["", "a\0b", String(repeating: "x", count: 2332)] {
      #expect(throws: DrawingError.self) { try QRSymbol.encoding(text) }
    }
  }
}
