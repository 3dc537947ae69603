import Foundation
import TestSupport
import Testing

/// A deck's bytes, as other programs see them.
struct DeckFile {
  let bytes: [UInt8]
  /// What qpdf says of it, by object: `obj:7 0 R`.
  private let objects: [String: [String: Any]]
  /// What qpdf says of outline, labels and pages.
  private let summary: [String: Any]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let json = try Command.run("qpdf", ["--json=2", "@"], on: bytes).output
    summary = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let parts = try #require(summary["qpdf"] as? [[String: Any]])
    objects = try #require(parts.last as? [String: [String: Any]])
  }

  /// What qpdf finds wrong; nil for nothing.
  var problem: String? { get throws { try PDF.check(bytes) } }

  /// The text of each page.
  var pages: [String] {
    get throws {
      let text = try Command.run("pdftotext", ["-layout", "-enc", "UTF-8", "@", "-"], on: bytes).output
      return text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
  }

  /// Titles with their depths, from 1, and the numbers of their pages.
  var outline: [(title: String, depth: Int, page: Int)] {
    var found: [(String, Int, Int)] = []
    func add(_ items: [[String: Any]], _ depth: Int) {
      for item in items {
        found.append((item["title"] as? String ?? "", depth, item["destpageposfrom1"] as? Int ?? 0))
        add(item["kids"] as? [[String: Any]] ?? [], depth + 1)
      }
    }
    add(summary["outlines"] as? [[String: Any]] ?? [], 1)
    return found
  }

  /// The label of each page that has one of its own, by the page's index from 0.
  var labels: [Int: String] {
    let list = summary["pagelabels"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { item -> (Int, String)? in
        guard let index = item["index"] as? Int, let label = item["label"] as? [String: Any] else {
          return nil
        }
        // Digits at the end of a label are a number that counts on; without a style, it is all text.
        let number = label["/S"] == nil ? "" : (label["/St"] as? Int).map { "\($0)" } ?? "1"
        return (index, (label["/P"] as? String ?? "").replacing("u:", with: "") + number)
      })
  }

  /// Where the links of each page lead within the deck, as numbers of pages from 1; 0 for nowhere.
  var links: [[Int]] {
    let order = (summary["pages"] as? [[String: Any]] ?? []).compactMap { $0["object"] as? String }
    let number = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 + 1) })
    let named = names()
    return order.map { page in
      array(value(page)["/Annots"]).compactMap { annotation -> Int? in
        let link = resolve(annotation) as? [String: Any] ?? [:]
        let action = resolve(link["/A"]) as? [String: Any] ?? [:]
        guard action["/URI"] == nil else { return nil }
        let destination = resolve(link["/Dest"] ?? action["/D"])
        let place = (destination as? String).map { named[$0] ?? [] } ?? destination as? [Any] ?? []
        return (place.first as? String).flatMap { number[$0] } ?? 0
      }
    }
  }

  /// The named places of the document.
  private func names() -> [String: [Any]] {
    var found: [String: [Any]] = [:]
    func add(_ node: [String: Any]) {
      for kid in array(node["/Kids"]) { add(resolve(kid) as? [String: Any] ?? [:]) }
      let pairs = array(node["/Names"])
      for index in stride(from: 0, to: pairs.count - 1, by: 2) {
        guard let name = pairs[index] as? String else { continue }
        let target = resolve(pairs[index + 1])
        found[name] = target as? [Any] ?? array((target as? [String: Any])?["/D"])
      }
    }
    let trailer = objects["trailer"]?["value"] as? [String: Any] ?? [:]
    let catalog = resolve(trailer["/Root"]) as? [String: Any] ?? [:]
    let tree = resolve(catalog["/Names"]) as? [String: Any] ?? [:]
    add(resolve(tree["/Dests"]) as? [String: Any] ?? [:])
    return found
  }

  private func value(_ reference: String) -> [String: Any] {
    objects["obj:" + reference]?["value"] as? [String: Any] ?? [:]
  }

  private func array(_ value: Any?) -> [Any] { resolve(value) as? [Any] ?? [] }

  /// What a reference leads to, and anything else as it is.
  private func resolve(_ value: Any?) -> Any? {
    guard let text = value as? String, text.hasSuffix(" 0 R") else { return value }
    return objects["obj:" + text]?["value"]
  }
}
