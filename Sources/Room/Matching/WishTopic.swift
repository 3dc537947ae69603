/// A subject that presenters seek and offer.
package enum WishTopic: String, Sendable, Hashable, CaseIterable {
  case eyeballs
  case content
  case caches
  case games
  case cloud
  case transit
  case transport
  case colocation
  case names
  case mobile
  case research
  case enterprise
  case security
  case voice
  case satellite

  /// The words that name it, in the six languages of the templates. Words of Latin letters are whole, and begin with what
  /// is before a `*`; others may be anywhere.
  var phrases: String {
    switch self {
    case .eyeballs:
      """
      eyeball*|access network*|broadband|residential|consumer*|subscriber*|household*|homes|end user*|isp|isps
      internet service provider*|internet provider*|usuario* final*|red de acceso|redes de acceso|banda ancha|residencial*
      abonado*|hogar|hogares|proveedor* de internet|proveedor* de acceso|rede de acesso|redes de acesso|banda larga
      assinante*|domicilio*|provedor|provedores|reseau d acces|reseaux d acces|utilisateur* fina*|abonne*|foyer*
      haut debit|residentiel*|fournisseur* d acces|fai|مستخدم|مشترك|النطاق العريض|نطاق عريض|شبكات الوصول|شبكات النفاذ|مزود
      アイボール|エンドユーザ|アクセス網|アクセス系|アクセスネットワーク|ブロードバンド|加入者|家庭|プロバイダ
      """
    case .content:
      """
      content|cdn|cdns|video|streaming|media|vod|contenido*|contenu*|conteudo*|medios|midia|التوزيع|محتوى|المحتوى|فيديو|بث
      コンテンツ|動画|配信|映像
      """
    case .caches: "cache|caches|caching|serveur* cache|ذاكرة مؤقتة|تخزين مؤقت|كاش|キャッシュ"
    case .games: "game|games|gaming|gamer*|esport*|juego*|videojuego*|jogo|jogos|jeu|jeux|ألعاب|ゲーム"
    case .cloud: "cloud|clouds|hyperscale*|saas|nube|nubes|nuvem|nuvens|nuage*|سحاب|クラウド"
    case .transit: "transit|upstream*|transito|عبور|ترانزيت|トランジット"
    case .transport:
      """
      transport|wavelength*|dark fibre|dark fiber|backhaul|remote peering|submarine cable*|transporte|fibra oscura
      cable* submarino*|fibra escura|fibra apagada|cabo* submarino*|longueur* d onde|fibre noire|cable* sous marin*
      نقل البيانات|ألياف|كابل بحري|كابلات بحرية|伝送|ダークファイバ|専用線|リモートピアリング|海底ケーブル
      """
    case .colocation:
      """
      colo|colocation|data centre*|data center*|datacentre*|datacenter*|rack|racks|hosting|centro* de datos|colocacion
      alojamiento|centro* de dados|colocacao|hospedagem|centre* de donnees|hebergement|baie|baies|مركز بيانات|مراكز بيانات
      مراكز البيانات|استضافة|データセンタ|コロケーション|ハウジング|ラック
      """
    case .names: "dns|root server*|anycast|resolver*|nameserver*|name server*|servidor* raiz|ネームサーバ|ルートサーバ"
    case .mobile: "mobile|mobiles|4g|5g|lte|cellular|movil|moviles|movel|moveis|محمول|جوال|موبايل|モバイル|携帯"
    case .research:
      """
      research|universit*|nren|nrens|education*|academi*|investigacion|universidad*|pesquisa|universidade*|recherche
      بحث|جامع|研究|大学|学術
      """
    case .enterprise:
      "enterprise*|business*|corporate|bank|banks|empresa*|entreprise*|banque*|banco*|شركات|مؤسسات|企業|法人"
    case .security:
      "ddos|scrubbing|mitigation|security|seguridad|mitigacion|seguranca|securite|حماية|أمن|セキュリティ"
    case .voice: "voice|voip|telephony|voz|telefonia|voix|telephonie|صوت|هاتف|音声|電話"
    case .satellite: "satellite*|satelite*|أقمار|ساتل|衛星"
    }
  }
}

/// A part of the world that wishes name.
enum WishRegion: String, Sendable, Hashable, CaseIterable {
  case pacific
  case southAsia
  case southeastAsia
  case eastAsia
  case centralAsia
  case asia
  case africa
  case europe
  case northAmerica
  case latinAmerica
  case middleEast

  /// The regions that are in it.
  var parts: Set<WishRegion> {
    self == .asia ? [.southAsia, .southeastAsia, .eastAsia, .centralAsia] : [self]
  }

  /// As those of topics.
  var phrases: String {
    switch self {
    case .pacific:
      "pacific|oceania|islands|pacifico|pacifique|oceanie|islas|ilhas|iles|المحيط الهادئ|أوقيانوسيا|太平洋|オセアニア|島嶼"
    case .southAsia: "south asia|asia del sur|sul da asia|asie du sud|جنوب آسيا|南アジア"
    case .southeastAsia:
      "southeast asia|south east asia|sudeste asiatico|sudeste de asia|asie du sud est|جنوب شرق آسيا|東南アジア"
    case .eastAsia: "east asia|asia oriental|asie de l est|leste da asia|leste asiatico|شرق آسيا|東アジア"
    case .centralAsia: "central asia|asia central|asie centrale|آسيا الوسطى|中央アジア"
    case .asia: "asia|asie|آسيا|アジア"
    case .africa: "africa|african|afrique|أفريقيا|アフリカ"
    case .europe: "europe|european|europa|أوروبا|ヨーロッパ|欧州"
    case .northAmerica:
      "north america|norteamerica|america del norte|america do norte|amerique du nord|أمريكا الشمالية|北米"
    case .latinAmerica:
      """
      latin america|south america|caribbean|latinoamerica|america latina|sudamerica|caribe|america do sul|amerique latine
      amerique du sud|caraibes|أمريكا اللاتينية|أمريكا الجنوبية|中南米|南米
      """
    case .middleEast: "middle east|oriente medio|medio oriente|moyen orient|الشرق الأوسط|中東"
    }
  }
}
