internal import CICU
internal import Libraries

/// Where lines may end in scripts that set no spaces between words: Khmer, Lao and Burmese.
///
/// Pango has words of Thai only (from libthai), and would end lines of the others at any letter.
enum WordBreaks {
  /// ICU, loaded when first needed; nil where it is not installed.
  private static let library: personals_icu? = {
    guard let opened = OptionalPart.icu.open() else { return nil }
    var functions = personals_icu()
    return personals_icu_find(opened, &functions) != 0 ? functions : nil
  }()

  /// Whether ICU is installed.
  static var isAvailable: Bool { library != nil }

  /// Whether a character is of a script whose words are looked for.
  static func concerns(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Lao; Burmese and its extensions; Khmer.
    case 0x0E80...0x0EFF, 0x1000...0x109F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0x1780...0x17D3, 0x17DC...0x17DD:
      true
    default: false
    }
  }

  /// The places between two words of these scripts in a text.
  ///
  /// - Parameter scalars: the text.
  /// - Returns: indices of the characters before which a line may end; none where ICU is not installed.
  static func places(in scalars: [Unicode.Scalar]) -> [Int] {
    guard let library else { return [] }
    var units: [UInt16] = []
    /// The index of the character that begins at a unit.
    var indices: [Int: Int] = [:]
    for (index, scalar) in scalars.enumerated() {
      indices[units.count] = index
      units.append(contentsOf: UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter)
    }
    var places: [Int] = []
    units.withUnsafeBufferPointer { units in
      var status: Int32 = 0
      // The dictionaries do not depend on the locale.
      guard
        let iterator = library.open(
          Int32(personals_UBRK_LINE), "en", units.baseAddress, Int32(units.count), &status), status <= 0
      else { return }
      defer { library.close(iterator) }
      while true {
        let next = library.next(iterator)
        guard next != personals_UBRK_DONE else { return }
        guard let index = indices[Int(next)], scalars.indices.contains(index), index > 0,
          concerns(scalars[index]), concerns(scalars[index - 1]), !isInSyllable(scalars, index)
        else { continue }
        places.append(index)
      }
    }
    return places
  }

  /// Whether a line must never end before a character, since it would take a stack or a syllable apart.
  ///
  /// The rules are those of Unicode's chapter 16: coeng and virama put the next consonant below, asat ends the
  /// syllable of the consonant before it, and some vowels of Lao are written before their consonant.
  static func isInSyllable(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0, index < scalars.count else { return false }
    switch scalars[index - 1].value {
    case 0x17D2, 0x1039, 0x0EC0...0x0EC4: return true
    default: break
    }
    guard (0x1000...0x1021).contains(scalars[index].value), concerns(scalars[index - 1]) else { return false }
    let behind = scalars[(index + 1)...].prefix(2).map(\.value)
    return behind.first == 0x103A || behind == [0x1037, 0x103A] || behind.first == 0x1039
  }
}
