import Submissions
import Testing

@Suite struct BitRateTests {
  private func said(_ bitsPerSecond: Int) -> String {
    let (number, unit) = BitRate(bitsPerSecond: bitsPerSecond).inLargestUnit
    return "\(number.whole)" + (number.decimals.isEmpty ? "" : "." + number.decimals) + " \(unit.rawValue)"
  }

  @Test(arguments: [
    (0, "0 kbps"), (500, "0.5 kbps"), (1_000, "1 kbps"), (999_499, "999 kbps"), (999_500, "1 Mbps"),
    (1_000_000, "1 Mbps"), (1_500_000, "1.5 Mbps"), (9_994_000_000, "9.99 Gbps"), (9_996_000_000, "10 Gbps"),
    (1_050_000_000, "1.05 Gbps"), (12_340_000_000, "12.3 Gbps"), (99_960_000_000, "100 Gbps"),
    (640_000_000_000, "640 Gbps"), (640_400_000_000, "640 Gbps"), (999_400_000_000, "999 Gbps"),
    (999_600_000_000, "1 Tbps"), (1_000_000_000_000, "1 Tbps"), (1_200_000_000_000, "1.2 Tbps"),
    (999_900_000_000_000, "1000 Tbps"), (100_000_000_000_000_000, "100000 Tbps"), (.max, "9223372 Tbps"),
  ])
  func `a rate is said in its largest unit`(bitsPerSecond: Int, expected: String) {
    #expect(said(bitsPerSecond) == expected)
  }

  @Test func `a speed is in Mbit/s`() {
    #expect(BitRate(megabitsPerSecond: 100_000).bitsPerSecond == 100_000_000_000)
    #expect(BitRate(megabitsPerSecond: 0) == .zero)
    #expect(BitRate(megabitsPerSecond: -1) == .zero)
    #expect(BitRate(megabitsPerSecond: .min) == .zero)
    #expect(BitRate(megabitsPerSecond: .max).bitsPerSecond == .max)
  }

  @Test func `a sum stays at the largest rate there is`() {
    let most = BitRate(bitsPerSecond: .max)
    #expect(most + most == most)
    #expect(BitRate(bitsPerSecond: 2) + BitRate(bitsPerSecond: 3) == BitRate(bitsPerSecond: 5))
    #expect(BitRate.zero < most)
  }
}
