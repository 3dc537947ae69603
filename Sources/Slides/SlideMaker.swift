package import CairoDrawing
package import Diagnostics
internal import Files
package import PeeringDB
package import Scene
package import SlideLayout
package import Submissions
package import Templates

/// Makes pages from content: loads pictures, and lays out with one typesetter. Belongs to one thread.
package final class SlideMaker {
  package let layout: SlideLayout

  /// - Throws: `TypesettingError` where there are no fonts to set anything in.
  package convenience init(template: Template, folders: DataFolders) throws(TypesettingError) {
    try self.init(template: template, FontSettings(template, folders), system: nil)
  }

  /// A maker among several that share what shapes texts in fonts of the system.
  ///
  /// - Throws: `TypesettingError` where there are no fonts to set anything in.
  package init(template: Template, _ fonts: FontSettings, system: SystemTypesetter?) throws(TypesettingError)
  {
    do throws(DrawingError) {
      let typesetter = try PangoTypesetter(fonts, system: system)
      layout = SlideLayout(template, typesetter: typesetter)
    } catch {
      throw TypesettingError(error.description)
    }
  }

  /// A maker that sets text with a typesetter of the caller's.
  package init(template: Template, typesetter: any Typesetter) {
    layout = SlideLayout(template, typesetter: typesetter)
  }

  /// The page of one slide.
  ///
  /// - Parameters:
  ///   - slide: the content.
  ///   - event: the event and session; empty outside a deck.
  ///   - page: the page's number; empty outside a deck.
  ///   - next: who comes next; empty outside a deck.
  ///   - links: where the page leads in a deck.
  ///   - room: the networks that present in the same deck, with their names.
  ///   - mates: with how many of those who present in the same deck it shares an exchange.
  ///   - facts: what is known of the event; nil outside a deck.
  /// - Returns: the page, with the problems of its pictures and text.
  /// - Throws: `TypesettingError` where shaping fails.
  package func page(
    _ slide: ResolvedSlide, event: String = "", page: String = "", next: String = "",
    links: DeckLinks = DeckLinks(), room: [ASN: String] = [:], mates: Int = 0, around facts: DeckFacts? = nil
  ) throws(TypesettingError) -> Diagnosed<Page> {
    var diagnostics: [Diagnostic] = []
    let content = slide.personal.content
    var assets = SlideAssets(
      logo: logo(content, slide, &diagnostics), qr: qr(content, slide, &diagnostics), event: event,
      page: page, next: next
    )
    assets.links = links
    assets.room = room
    (assets.exchangeMates, assets.change) = (mates, slide.change)
    if let facts {
      (assets.eventName, assets.dateAndPlace) = (facts.event, layout.dateAndPlace(facts))
    }
    let result = try layout.slide(slide.personal, assets: assets, location: slide.location)
    let linked = LinkedPage(result.page.elements, content, at: slide.location)
    var laidOut = result.page
    laidOut.elements = linked.elements
    return Diagnosed(laidOut, diagnostics + result.diagnostics + linked.diagnostics)
  }

  private func logo(
    _ content: any PersonalContent, _ slide: ResolvedSlide, _ diagnostics: inout [Diagnostic]
  ) -> SceneImage? {
    guard content.parts.contains(.logo) else { return nil }
    switch content.logo {
    case .file(let path):
      do {
        let file = try slide.named.read(path, limit: ImageLimits.default.bytes)
        let decoded = try ImageDecoder.read(file.bytes)
        diagnostics += decoded.remarks(on: path, as: "logo", rule: "logo")
        return decoded.extent.isEmpty ? nil : decoded.image
      } catch let error as FileError {
        diagnostics.append(
          path.diagnostic(
            .error, rule: "logo", "the logo cannot be used: \(error)", hint: NamedFiles.hint(for: error, path)
          ))
      } catch {
        diagnostics.append(
          path.diagnostic(
            .error, rule: "logo", "the logo \(path.value) cannot be used: it \(error)",
            hint: (error as? ImageError)?.hint ?? "give an SVG, PNG or JPEG file"))
      }
    case .record(let logo):
      do {
        let decoded = try ImageDecoder.read(logo.bytes)
        if decoded.extent.isEmpty { throw ImageError("draws nothing") }
        return decoded.image
      } catch {
        diagnostics.append(
          Diagnostic(
            .warning, rule: "logo", at: slide.location, "the logo in PeeringDB is left out: it \(error)"))
      }
    case nil: break
    }
    return nil
  }

  private func qr(
    _ content: any PersonalContent, _ slide: ResolvedSlide, _ diagnostics: inout [Diagnostic]
  ) -> QRSymbol? {
    guard content.parts.contains(.qr) else { return nil }
    func warn(_ message: String, hint: String? = nil) {
      var problem = Diagnostic(.warning, rule: "qr", at: slide.location, message, hint: hint)
      problem.part = content.qrTarget == .contact ? "qr" : nil
      diagnostics.append(problem)
    }
    let text = content.qrText
    if content.qrTarget == .contact, !content.qrLeadsToContact {
      let isHidden = !content.parts.contains(.contact) && content.contact?.hasAddress == true
      warn(
        (text == nil ? "there is no QR code" : "the QR code leads to PeeringDB or the website")
          + (isHidden ? ": the contact is hidden" : ": no contact with an address is known"),
        hint: isHidden
          ? "show the contact, or choose 'peeringdb' or 'none' for the QR code"
          : "give a contact, as in 'Mele <peering@net.example>', or choose 'peeringdb' or 'none' for the QR code"
      )
    }
    guard let text else { return nil }
    do {
      return try QRSymbol.encoding(LinkAddress.ascii(text))
    } catch {
      warn("the QR code is left out: \(error)")
      return nil
    }
  }
}

extension FontSettings {
  /// The fonts that come with the program, and those of a template.
  package init(_ template: Template, _ folders: DataFolders) {
    self.init(bundledFolder: folders.fonts, additionalFiles: template.fontFiles)
  }
}

extension PersonalContent {
  /// What the QR code holds; nil for none.
  package var qrText: String? {
    switch qrTarget {
    case .none: return nil
    case .peeringDB: return peeringDBURL ?? website
    case .contact where !qrLeadsToContact: return peeringDBURL ?? website
    case .contact:
      if let email = contact?.email { return "mailto:\(email)" }
      if let url = contact?.url { return url }
      return contact?.dialled.map { "tel:\($0)" }
    }
  }

  /// What a document with this slide says about itself.
  ///
  /// - Parameters:
  ///   - created: ISO 8601, in UTC.
  ///   - language: the slide's, as a BCP 47 tag.
  /// - Returns: title, author and subject.
  package func information(created: String, language: String) -> DocumentInformation {
    DocumentInformation(
      title: identifier == name ? name : "\(name) (\(identifier))", author: speaker ?? name,
      subject: "Peering personal of \(identifier)" + (peeringDBPage.map { ", from \($0)" } ?? ""),
      created: created, language: language)
  }
}
