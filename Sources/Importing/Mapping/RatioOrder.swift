/// The directions of traffic that headers and cells name, and which of them is first.
enum RatioOrder {
  /// Whether a header asks for the outbound share first: "Egress/ingress", "Tx:Rx", "送信：受信".
  static func isOutFirst(_ header: String) -> Bool {
    let text = CellText.folded(header).replacing("入力して", with: "")
    let places = [east(text, outParts), east(text, inParts)]
    if let out = places[0], let inbound = places[1] { return out < inbound }
    let words = CellText.words(text)
    let named = words.indices.compactMap { index in isOut(words[index]).map { (index: index, isOut: $0) } }
    // In "ratio in percent, out to in" the pair is the last one.
    for (first, second) in zip(named, named.dropFirst()) where first.isOut != second.isOut {
      if words[first.index..<second.index].dropFirst().allSatisfy(joints.contains) { return first.isOut }
    }
    return named.first { !["in", "up", "ein", "aus", "down"].contains(words[$0.index]) }?.isOut == true
      && named.contains { !$0.isOut }
  }

  /// Whether a header asks for traffic in one direction: "Inbound traffic (Gbps)".
  static func isOneWay(_ header: String) -> Bool {
    let text = CellText.folded(header)
    guard amounts.contains(where: text.has), !shares.contains(where: text.has) else { return false }
    var ways = Set<Bool>()
    // 入 is in 入力, "enter", too, and مستقبل is the future.
    if east(text, outWays) != nil { ways.insert(true) }
    if east(text, inWays) != nil { ways.insert(false) }
    let words = CellText.words(text)
    for (index, word) in words.enumerated() {
      // "Traffic in Gbps" and "speed up" name none.
      if ["in", "up", "down", "ein", "aus"].contains(word), index + 1 < words.count, !text.has("(\(word))") {
        continue
      }
      if let isOut = isOut(word) { ways.insert(isOut) }
    }
    return ways.count == 1
  }

  /// Whether a folded word is outbound; nil where it is no direction.
  private static func isOut(_ word: String) -> Bool? {
    if outWords.contains(word) || outStems.contains(where: word.hasPrefix) { return true }
    return inWords.contains(word) || inStems.contains(where: word.hasPrefix) ? false : nil
  }

  /// How many characters are before the first of some parts.
  private static func east(_ text: String, _ parts: [String]) -> Int? {
    guard text.utf8.contains(where: { $0 >= 0xD8 }) else { return nil }
    return parts.compactMap { part in
      text.firstRange(of: part).map { text.distance(from: text.startIndex, to: $0.lowerBound) }
    }.min()
  }

  static let inWords: Set = [
    "インバウンド", "受信", "流入", "下り", "وارد", "واردة",
    "in", "inbound", "incoming", "ein", "eingehend", "entrant", "entrante", "entrada", "ingress", "rx",
    "down", "download", "downloads", "downstream", "received", "receive", "rein", "empfangen", "entree",
    "recu", "recibido",
    "recebido", "bajada", "descarga", "inflow",
  ]
  static let outWords: Set = [
    "アウトバウンド", "送信", "流出", "上り", "صادر", "صادرة",
    "out", "outbound", "outgoing", "aus", "ausgehend", "sortant", "saliente", "saida", "egress", "tx", "up",
    "upload", "uploads", "upstream", "sent", "send", "raus", "gesendet", "sortie", "envoye", "emis", "salida",
    "enviado",
    "subida", "outflow", "transmitted", "transmit",
  ]
  private static let inStems = [
    "eingehend", "eingang", "entrant", "empfang", "inbound", "reception", "recepcion",
  ]
  private static let outStems = [
    "ausgehend", "ausgang", "sortant", "salient", "outbound", "emission", "envio",
  ]
  private static let inParts = [
    "インバウンド", "受", "流入", "下り", "入", "ダウンロード", "イン/", "وارد", "داخل", "دخول", "استقبال", "تنزيل", "مستقبل",
  ]
  .map(CellText.folded)
  private static let outParts = [
    "アウト", "送", "流出", "上り", "出", "アップロード", "صادر", "خارج", "خروج", "ارسال", "إرسال", "رفع", "مرسل",
  ]
  .map(CellText.folded)
  private static let inWays = ["インバウンド", "受信", "流入", "下り", "ダウンロード", "وارد"].map(CellText.folded)
  private static let outWays = ["アウトバウンド", "送信", "流出", "上り", "アップロード", "صادر"].map(CellText.folded)
  private static let joints: Set = [
    "to", "zu", "vs", "versus", "and", "und", "et", "y", "e", "a", "or", "oder", "ou", "o", "traffic",
    "verkehr", "trafic",
    "trafico", "trafego", "von", "de", "del", "da", "do", "du", "the", "der", "dem", "al", "la", "el", "sur",
    "über", "por",
    "share", "bytes", "bits", "ratio", "against", "over", "through", "ist", "is", "volume", "data",
  ]
  private static let amounts = [
    "traffic", "verkehr", "trafic", "trafego", "bandwidth", "bandbreite", "bande passante", "ancho de banda",
    "largura de banda", "debit", "throughput", "gbps", "gbit", "mbps", "peak", "spitze", "トラフィック", "トラヒック",
    "帯域", "通信量", "流量",
    "حركة", "النطاق", "ترافيك",
  ].map(CellText.folded)
  private static let shares = [
    "ratio", "share", "percent", "%", "proportion", "proporc", "balance", "direction", "mostly", "verhaltnis",
    "anteil", "richtung",
    "prozent", "rapport", "pourcent", "equilibr", "relac", "porcent", "razao", "比", "割合", "率", "نسبة",
  ].map(CellText.folded)
}
