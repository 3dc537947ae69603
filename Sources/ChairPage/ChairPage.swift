internal import Digests
internal import Foundation
internal import PeeringDB
internal import Previews

/// The page in one file, with its style, script and pictures in it. Everything a person wrote goes in as text, and the
/// page asks no one for anything.
struct ChairPage {
  let plan: ChairPlan
  let pictures: ChairPictures
  let words: ChairWords
  let fonts: ChairFonts
  /// A BCP 47 tag.
  let language: String
  let isRightToLeft: Bool

  var bytes: [UInt8] {
    let style = PackageResources.page_css + fonts.style
    let script =
      PackageResources.machine_js + PackageResources.store_js + PackageResources.drawing_js
      + PackageResources.page_js
    var html = HTML()
    html.add("<!doctype html>\n")
    html.element("html", [("lang", language), ("dir", isRightToLeft ? "rtl" : "ltr")]) { html in
      html.add("<head>\n<meta charset=\"utf-8\">\n")
      html.open(
        "meta",
        [("http-equiv", "Content-Security-Policy"), ("content", Self.policy(style: style, script: script))])
      html.add("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
      html.add(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n")
      html.element(
        "title", text: [words.notForPublication, plan.name].filter { !$0.isEmpty }.joined(separator: " · "))
      html.add("\n<style>")
      html.add(bytes: style)
      html.add("</style>\n</head>\n")
      html.element("body") { html in body(&html, script) }
    }
    html.add("\n")
    return html.bytes
  }

  /// What the page may do: show pictures that are in it, and run its own script.
  private static func policy(style: [UInt8], script: [UInt8]) -> String {
    func hash(_ bytes: [UInt8]) -> String {
      "'sha256-\(Data(SHA256.digest(of: bytes).bytes).base64EncodedString())'"
    }
    return
      "default-src 'none'; img-src data:; font-src data:; style-src \(hash(style)); script-src \(hash(script)); "
      + "base-uri 'none'; form-action 'none'"
  }

  private func body(_ html: inout HTML, _ script: [UInt8]) {
    html.add("\n")
    header(&html)
    notices(&html)
    html.add("<main>\n")
    now(&html)
    html.element("section", [("class", "next"), ("aria-labelledby", "next-title"), ("tabindex", "0")]) {
      html in
      html.element("h2", [("id", "next-title")], text: words["next"])
      html.add("<ol></ol><p class=\"end\"><b></b><span></span></p>")
    }
    html.add("\n</main>\n")
    html.element("section", [("class", "all"), ("aria-label", words["all"]), ("tabindex", "0")]) { html in
      html.add("<ol></ol>")
    }
    controls(&html)
    dialogs(&html)
    html.add("<p id=\"said\" role=\"status\"></p>\n")
    html.element(
      "button", [("id", "blank"), ("type", "button"), ("hidden", ""), ("aria-label", words["blank"])]
    ) { _ in }
    html.add("\n<template id=\"next\"><li class=\"row\">")
    person(&html)
    html.add("<div class=\"when\"><p class=\"expected\"></p>")
    html.add("<button type=\"button\" class=\"seen\" aria-pressed=\"false\"></button></div></li></template>")
    html.add("<template id=\"each\"><li><button type=\"button\" class=\"each\">")
    html.add("<bdi class=\"short\"></bdi><bdi class=\"used\"></bdi></button></li></template>\n")
    data("plan", plan.json, &html)
    data("pictures", pictures.json, &html)
    html.element("noscript") { html in html.element("p", text: words["noScript"]) }
    html.add("<script>")
    html.add(bytes: script)
    html.add("</script>\n")
  }

  /// Values for the script. Nothing in them ends the element.
  private func data(_ name: String, _ json: JSONValue, _ html: inout HTML) {
    html.open("script", [("type", "application/json"), ("id", name)])
    html.add(bytes: Self.safe(json.bytes()))
    html.add("</script>\n")
  }

  /// JSON without characters that mean something in HTML.
  static func safe(_ json: [UInt8]) -> [UInt8] {
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count)
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): safe += "\\u003c".utf8
      case UInt8(ascii: ">"): safe += "\\u003e".utf8
      case UInt8(ascii: "&"): safe += "\\u0026".utf8
      default: safe.append(byte)
      }
    }
    return safe
  }

  private func header(_ html: inout HTML) {
    html.element("header", [("class", "top")]) { html in
      html.add("<h1 dir=\"auto\"></h1><p class=\"facts\"></p>")
      if plan.titles.count > 1 {
        html.element("div", [("class", "sessions")]) { html in
          html.element("select", [("aria-label", words["session"])]) { html in
            for (number, title) in plan.titles.enumerated() {
              html.element("option", [("value", "\(number)")], text: title.isEmpty ? "\(number + 1)" : title)
            }
          }
        }
      }
      html.element("p", [("class", "private")], text: words.notForPublication)
      html.add("<p class=\"drift\"></p><p class=\"clock\"></p>")
    }
    html.add("\n")
  }

  private func notices(_ html: inout HTML) {
    html.add("<div class=\"notices\">")
    html.element("div", [("class", "notice"), ("id", "other"), ("role", "alert"), ("hidden", "")]) { html in
      html.add("<p></p>")
      html.element("button", [("type", "button"), ("class", "get")], text: words["getOther"])
      html.element("button", [("type", "button"), ("class", "forget")], text: words["forgetOther"])
    }
    for name in ["forgetful", "zoneless"] {
      html.element("div", [("class", "notice"), ("id", name), ("role", "alert"), ("hidden", "")]) { html in
        html.element("p", text: words[name])
      }
    }
    html.add("</div>\n")
  }

  /// Who somebody is, as the script fills it in.
  private func person(_ html: inout HTML) {
    html.add("<div class=\"photo\"></div><div><p class=\"person\" dir=\"auto\"></p>")
    html.add("<p class=\"net\"><bdi class=\"number\"></bdi> <bdi class=\"name\"></bdi></p>")
    html.add("<p class=\"say\" dir=\"auto\"></p></div>")
  }

  private func now(_ html: inout HTML) {
    html.element(
      "section", [("class", "now"), ("aria-label", words["now"]), ("data-level", "none"), ("tabindex", "0")]
    ) { html in
      html.add("<div class=\"head\"><div class=\"who\">")
      person(&html)
      html.add("</div><button type=\"button\" class=\"slide\" hidden><img alt=\"\"></button></div>")
      html.add(
        "<div class=\"count\"><p class=\"big\" role=\"timer\"></p><div class=\"side\"><p class=\"state\"></p>"
      )
      html.add("<p class=\"began\"></p><p class=\"planned\"></p></div></div>")
      html.add("<div class=\"bar\" aria-hidden=\"true\"></div><div class=\"message\"></div>")
    }
    html.add("\n")
  }

  private func controls(_ html: inout HTML) {
    func button(_ action: String, _ word: String, key: String? = nil, isMain: Bool = false) {
      html.element("button", [("type", "button"), ("data-do", action), ("class", isMain ? "main" : "key")]) {
        html in
        html.element("span", text: words[word])
        if let key { html.element("kbd", [("aria-hidden", "true")], text: key) }
      }
    }
    html.add("<footer class=\"controls\">")
    button("next", "nextSpeaker", key: words["spaceBar"], isMain: true)
    button("pause", "pause", key: "P")
    button("more", "more", key: "+")
    button("skip", "skip", key: "S")
    button("absent", "absent", key: "A")
    button("walkup", "walkUp", key: "W")
    html.add("<span class=\"gap\"></span>")
    button("back", "back", key: isRightToLeft ? "→" : "←")
    button("blank", "blank", key: "B")
    html.add("<div class=\"small\">")
    button("screen", "screen", key: "F")
    button("window", "window")
    button("download", "download", key: "D")
    button("keys", "keys", key: "?")
    html.add("</div></footer>\n")
  }

  private func dialogs(_ html: inout HTML) {
    html.element("dialog", [("id", "person"), ("aria-label", words["all"])]) { html in
      html.add("<div class=\"who\">")
      person(&html)
      html.add("</div><img class=\"whole\" alt=\"\"><div class=\"choices\">")
      for (action, word) in [
        ("call", "callNext"), ("absent", "absent"), ("seen", "seen"), ("close", "close"),
      ] {
        html.element("button", [("type", "button"), ("data-person", action)], text: words[word])
      }
      html.add("</div>")
    }
    html.element("dialog", [("id", "walkup"), ("aria-labelledby", "walkup-title")]) { html in
      html.element("h2", [("id", "walkup-title")], text: words["walkUp"])
      html.add("<form method=\"dialog\">")
      for (name, word) in [("number", "walkUpNumber"), ("speaker", "walkUpSpeaker")] {
        html.element("label") { html in
          html.text(words[word])
          let must = name == "number" ? [("required", "")] as [(StaticString, String)] : []
          html.open("input", [("name", name), ("autocomplete", "off"), ("maxlength", "200")] + must)
        }
      }
      html.add("<div class=\"choices\">")
      html.element("button", [("class", "main"), ("value", "first")], text: words["callNext"])
      html.element("button", [("value", "last")], text: words["callLast"])
      html.element("button", [("type", "button"), ("class", "close")], text: words["cancel"])
      html.add("</div></form>")
    }
    html.element("dialog", [("id", "keys"), ("aria-labelledby", "keys-title")]) { html in
      html.element("h2", [("id", "keys-title")], text: words["keys"])
      html.add("<dl>")
      let keys = [
        (words["spaceBar"], "nextSpeaker"), ("P", "pause"), ("+", "more"), ("S", "skip"), ("A", "absent"),
        ("W", "walkUp"), (isRightToLeft ? "→" : "←", "back"), ("B", "blank"), ("F", "screen"),
        ("D", "download"),
      ]
      for (key, word) in keys {
        html.element("dt") { html in html.element("kbd", text: key) }
        html.element("dd", text: words[word])
      }
      html.add("</dl>")
      html.element("button", [("type", "button"), ("class", "close")], text: words["close"])
    }
    html.add("\n")
  }
}
