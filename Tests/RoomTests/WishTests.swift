import Submissions
import Testing

@testable import Room

/// What is sought meets what is offered: by subject, and by region and country where both name them.
@Suite struct WishTests {
  @Test(arguments: [
    ("eyeball networks in South Asia", "2.1 million homes in the Visayas"),
    ("content and CDN caches", "a free cache, 5 Gbps and up"),
    ("content with caches", "Free caches for networks from 5 Gbps up"),
    ("redes de acceso en América Latina", "banda larga residencial no Brasil"),
    ("contenidos y juegos", "We run game servers"),
    ("réseaux d'accès en Afrique", "900,000 mobile users and broadband in Africa"),
    ("tránsito IP", "transit to 44 countries"),
    ("コンテンツ事業者", "video streaming"),
    ("アクセス網", "eyeballs in Kansai"),
    ("محتوى وألعاب", "gaming platform"),
    ("مشتركين في أفريقيا", "abonnés en Afrique"),
    ("access networks in Asia", "broadband in South Asia"),
    ("eyeballs in Fiji", "homes in Fiji"),
    ("hébergement", "racks and colocation"),
  ]) func `meets`(_ sought: String, _ offered: String) {
    #expect(Wish(sought).isMet(by: Wish(offered)), "\(Wish(sought)) · \(Wish(offered))")
  }

  @Test(arguments: [
    ("eyeball networks in South Asia", "broadband in Southeast Asia"),
    ("eyeballs in Fiji", "homes in Samoa"),
    ("transit", "transit-free routes"),
    ("caches, no transit", "transit"),
    ("peers", "good coffee"),
    ("", "caches"),
    ("sin tránsito", "transit"),
    ("トランジット以外", "transit"),
    ("بدون عبور", "transit"),
    ("a contentious topic", "content"),
    ("content in Europe", "video for Africa"),
  ]) func `does not meet`(_ sought: String, _ offered: String) {
    #expect(!Wish(sought).isMet(by: Wish(offered)), "\(Wish(sought)) · \(Wish(offered))")
  }

  private static let countries = CountryWords([
    "FJ": ["Fiyi", "Fidji", "Îles Fidji", "فيجي", "フィジー"], "BR": ["Brasil", "Brésil", "البرازيل", "ブラジル"],
    "CI": ["Côte d’Ivoire", "كوت ديفوار"], "IN": ["الهند", "インド"], "ID": ["إندونيسيا", "インドネシア"],
    "PE": ["Perú", "بيرو"], "JP": ["日本"], "US": ["Estados Unidos"], "ML": ["マリ"], "SO": ["ソマリア"],
  ])

  @Test(arguments: [
    ("eyeballs in Papua New Guinea", "PG"), ("Guinea and Guinea-Bissau", "GN GW"),
    ("Nigeria, not Niger", "NG"),
    ("usuarios en Fiyi", "FJ"), ("réseaux au Brésil et en Côte d'Ivoire", "BR CI"),
    ("REDES NO BRASIL", "BR"),
    ("supersuperuser", ""), ("users in the USA", "US"), ("redes de Estados Unidos", "US"),
    ("sin Perú", ""),
    ("شبكات في فيجي والهند", "FJ IN"), ("مشتركون بالبرازيل", "BR"), ("مركز بيانات في بيروت", ""),
    ("شبكات بدون البرازيل", ""), ("インドネシアのISP", "ID"), ("インド・フィジーの利用者", "FJ IN"),
    ("ソマリアとブラジル", "BR SO"),
    ("日本のISP", "JP"), ("フィジー以外", ""), ("us and them", ""), ("in the uk", "GB"),
  ]) func `countries, in all languages`(text: String, codes: String) {
    #expect(Wish(text, Self.countries).countries.sorted().joined(separator: " ") == codes)
  }

  @Test func `a network offers what it is`() {
    #expect(!Wish("eyeballs").isMet(by: Wish(nil)))
    #expect(Wish("eyeballs").isMet(by: Wish(nil).with(.eyeballs)))
    #expect(Wish("content").isMet(by: Wish("anything").with(.content)))
    #expect(!Wish("content").isMet(by: Wish("anything").with(.balanced)))
  }

  /// Every topic is named in each script.
  @Test(arguments: WishTopic.allCases) func `each topic has words`(topic: WishTopic) {
    let phrases = topic.phrases.split { $0 == "|" || $0.isNewline }.map(String.init)
    #expect(
      phrases.contains { $0.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) } }
        || topic == .names)
    for phrase in phrases {
      let written = phrase.replacing("*", with: "")
      #expect(Wish("xx \(written) yy").topics.contains(topic), "\(written)")
    }
  }
}
