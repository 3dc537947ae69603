/// The names that a city has in its own language and in others, where records use several: `Milano` and `Milan`.
///
/// Names of the same place alone, never those of a suburb or of another city nearby. Spellings of one name, as `Zürich`
/// and `Zurich`, agree by `DisplayText.fold`.
enum CityVariants {
  /// The names of a city, folded.
  ///
  /// - Parameters:
  ///   - name: one of them, folded.
  ///   - country: ISO 3166 code.
  /// - Returns: all of them, the one it is known by first; none for a city with one name.
  static func names(of name: String, country: String) -> [String] {
    cities[country]?.first { $0.contains(name) } ?? []
  }

  /// The cities of each country.
  static let cities: [String: [[String]]] = {
    var cities: [String: [[String]]] = [:]
    // By bytes: the signs between names are of ASCII, and letters take long to tell apart.
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: " "))
      guard let country = parts.first.map({ String(Substring($0)) }) else { continue }
      for names in parts.dropFirst() {
        cities[country, default: []].append(
          names.split(separator: UInt8(ascii: ";")).map { String(Substring($0)) })
      }
    }
    return cities
  }()

  /// Behind a country's ISO 3166 code its cities, folded.
  private static let table = """
    AE abudhabi;abuzaby;أبوظبي dubai;dubayy;دبي
    AM yerevan;erevan;երեւան
    AT vienna;wien
    AZ baku;bakı
    BD chittagong;chattogram;চট্টগ্রাম dhaka;dacca;ঢাকা
    BE antwerp;antwerpen;anvers brussels;bruxelles;brussel ghent;gent;gand
    BG sofia;sofiya;софия
    BH manama;almanamah;المنامة
    BY minsk;мінск;минск
    CH basel;bale;basle bern;berne;berna geneva;geneve;genf;ginevra lucerne;luzern
    CN beijing;peking;北京 guangzhou;canton;广州;廣州 shanghai;上海 shenzhen;深圳
    CO bogota;bogotadc;santafedebogota
    CZ prague;praha;prag
    DE cologne;koln frankfurt;frankfurtammain;frankfurtam;frankfurtmain hanover;hannover
    DE munich;munchen nuremberg;nurnberg
    DK aarhus;arhus copenhagen;københavn;kobenhavn;kopenhagen
    EG cairo;alqahirah;القاهرة
    ES seville;sevilla
    ET addisababa;አዲስአበባ
    FI helsinki;helsingfors
    FR lyon;lyons marseille;marseilles strasbourg;strassburg
    GE tbilisi;თბილისი
    GR athens;athina;αθηνα thessaloniki;saloniki;θεσσαλονικη
    HK hongkong;香港
    ID jakarta;dkijakarta yogyakarta;jogjakarta
    IL haifa;חיפה telaviv;telavivyafo;תלאביב
    IN bengaluru;bangalore;ಬೆಂಗಳೂರು chennai;madras;சென்னை kochi;cochin kolkata;calcutta;কলকাতা
    IN mumbai;bombay;मुंबई pune;poona
    IQ baghdad;بغداد
    IR tehran;teheran;تهران
    IT florence;firenze genoa;genova milan;milano;mailand naples;napoli padua;padova rome;roma;rom
    IT turin;torino venice;venezia
    JO amman;عمان
    JP fukuoka;福岡 kyoto;京都 nagoya;名古屋 osaka;大阪 sapporo;札幌 tokyo;東京
    KH phnompenh;ភ្នំពេញ
    KR busan;pusan;부산 seoul;서울
    KW kuwaitcity;الكويت
    LA vientiane;ວຽງຈັນ
    LB beirut;beyrouth;بيروت
    LK colombo;කොළඹ;கொழும்பு
    LT vilnius;wilna
    LU luxembourg;luxemburg;letzebuerg
    MA marrakesh;marrakech;مراكش
    MM yangon;rangoon;ရန်ကုန်
    MO macau;macao;澳門;澳门
    MX mexicocity;ciudaddemexico;mexicodf;cdmx
    NL thehague;denhaag;sgravenhage
    NP kathmandu;काठमाडौँ;काठमाडौं
    OM muscat;masqat;مسقط
    PK karachi;کراچی lahore;لاہور
    PL cracow;krakow gdansk;danzig warsaw;warszawa;warschau wroclaw;wrocław;breslau
    PT lisbon;lisboa;lissabon porto;oporto
    QA doha;addawhah;الدوحة
    RO bucharest;bucuresti;bukarest
    RS belgrade;beograd;београд
    RU moscow;moskva;москва novosibirsk;новосибирск
    RU saintpetersburg;stpetersburg;sanktpeterburg;санктпетербург vladivostok;владивосток
    RU yekaterinburg;ekaterinburg;екатеринбург
    SA jeddah;jiddah;جدة riyadh;arriyad;الرياض
    SE gothenburg;goteborg
    SI ljubljana;laibach
    SY damascus;dimashq;دمشق
    TH bangkok;krungthep;กรุงเทพ;กรุงเทพฯ;กรุงเทพมหานคร chiangmai;เชียงใหม่
    TW kaohsiung;高雄 taipei;taipeicity;台北;臺北
    UA kharkiv;kharkov;харків kyiv;kiev;киів lviv;lvov;львів odesa;odessa;одеса
    UZ tashkent;toshkent;ташкент
    VN danang;đanang hochiminhcity;hochiminh;thanhphohochiminh;tphochiminh;hcmc;saigon
    ZA capetown;kaapstad
    """
}
