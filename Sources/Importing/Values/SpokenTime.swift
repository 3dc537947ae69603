/// Times as people write them beside places.
enum SpokenTime {
  /// Whether a text says a time and nothing else: figures of a year, quarter or month, or "soon" in six languages.
  static func isTime(_ text: String) -> Bool {
    var hasTime = false
    var hasYear = false
    var previous = ""
    for run in runs(CellText.folded(text)) {
      if run.first?.isNumber == true {
        let isYear = run.count == 4 && (run.hasPrefix("20") || run.hasPrefix("19"))
        guard isYear || run.count <= 2 || run.count == 8 && run.hasPrefix("20") else { return false }
        hasYear = hasYear || isYear || run.count == 8
        // Q1, H2, S1, T4 and KW 12.
        if ["q", "fq", "kw"].contains(previous) { hasTime = true }
      } else if core.contains(run) {
        hasTime = true
      } else if !around.contains(run) {
        return false
      }
      previous = run
    }
    return hasTime || hasYear
  }

  /// Runs of letters and of digits.
  private static func runs(_ text: String) -> [String] {
    var runs: [String] = []
    var last: Character = " "
    for character in text {
      if character.isLetter || character.isNumber {
        let goesOn = character.isNumber ? last.isNumber : last.isLetter && (isEast(character) == isEast(last))
        if goesOn, !runs.isEmpty {
          runs[runs.count - 1].append(character)
        } else {
          runs.append(String(character))
        }
      }
      last = character
    }
    return runs.flatMap { run in
      run.first.map(isEast) == true && !core.contains(run) ? run.map(String.init) : [run]
    }
  }

  private static func isEast(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value >= 0x3040 }
  }

  private static func list(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map { CellText.folded(String($0)) })
  }

  private static let core = list(
    """
    soon later planned plan planning tbd tba tbc asap eoy year month quarter week spring summer autumn winter fall upcoming shortly
    today now tomorrow expected future coming
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    bald demnächst später geplant jahr monat quartal frühjahr frühling sommer herbst januar februar märz mai juni juli oktober dezember
    mär okt dez jänner
    bientôt prochainement prévu prévue planifié année mois trimestre semestre printemps été automne hiver janvier février mars avril juin
    juillet août septembre octobre novembre décembre janv févr avr juil déc
    pronto próximamente después luego planeado planificado previsto prevista año primavera verano otoño invierno enero febrero marzo
    abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
    breve depois planejado ano mês verão outono inverno janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    fev set out
    年 年度 月 四半期 来年 今年 来月 近日 予定 未定 春 夏 秋 冬 将来 計画中 今後 再来年
    قريبا لاحقا مخطط العام السنة القادم القادمة شهر ربع سنة عام يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    """)
  private static let around = list(
    """
    q fq h s t kw by in from until till before after around about of the this next end mid early late since start beginning begin first
    second third fourth half or and to not at on st nd rd th ca approx later than for hopefully probably maybe under construction go live
    für im ab bis vor nach ende mitte anfang nächstes nächsten dieses und oder seit voraussichtlich des der
    en fin début mi vers prochain prochaine à partir avant après le la d l de du pour et ou courant
    finales principios mediados a del próximo próxima este hacia antes y o desde para fines
    em no na início meados próximo final fim até partir e
    第 日 上 下 半 期 末 頃 ごろ 中 旬 に から まで 初 以降
    في نهاية بداية من حتى قبل بعد الأول الثاني الثالث الرابع هذا منتصف
    """)
}
