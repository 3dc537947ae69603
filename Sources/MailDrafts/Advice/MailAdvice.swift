/// What a problem means to the presenter whose slide it is about, and so what to do.
package enum MailAdvice: CaseIterable, Sendable {
  // Files.
  case unreadable, encoding, emptyFile, syntax, duplicateKey, unknownKey, missingKey, value, noAnswer,
    comment,
    manyProblems, ignore
  // Submissions.
  case misplaced, contactAddress, noRecord, savedRecord, otherRecord, members, twice, claimed, required,
    unused
  // Logos and hand-made slides.
  case logo, logoMissing, logoSmall, logoParts, logoMargin, logoShape, logoFetch, photo, ownSlide,
    ownSlideFonts,
    ownSlideWords,
    ownSlideRatio, ownSlideConverter
  // Records.
  case recordField, recordDeleted, recordOld, recordFiller, recordAddress, lostCharacter, recordUnknown,
    recordUnavailable, recordMissing
  // What a slide says, and how it looks.
  case policyUnknown, trafficUnknown, ratioUnknown, contactUnknown, prefixesMaximum, prefixesAbove, planned,
    messageLong, coordinates, textCut, partDropped, offPage, missingGlyph, systemFont, contrast, qr, link
  /// What only the organisers can correct.
  case ours

  /// The advice about what a rule finds.
  package init(rule: String) { self = Self.rules[rule] ?? .ours }

  /// The advice by rule, for all rules that can be about one presenter.
  package static let rules: [String: MailAdvice] = [
    "file-unreadable": .unreadable, "encoding": .encoding, "empty-file": .emptyFile, "yaml": .syntax,
    "alias": .syntax, "unclosed-quote": .syntax, "duplicate-key": .duplicateKey, "unknown-key": .unknownKey,
    "missing-key": .missingKey, "type": .value, "value": .value, "no-answer": .noAnswer,
    "text-comment": .comment, "too-many-problems": .manyProblems, "unknown-rule": .ignore,
    "fixed-rule": .ignore, "unused-ignore": .ignore,

    "misplaced": .misplaced, "contact-address": .contactAddress, "no-record": .noRecord,
    "record-unreadable": .savedRecord, "wrong-network": .otherRecord, "wrong-record": .otherRecord,
    "ixf": .members, "traffic-url": .trafficUnknown, "duplicate": .twice, "claimed-twice": .claimed,
    "required": .required,
    "skipped": .unused,

    "logo": .logo, "logo-missing": .logoMissing, "logo-small": .logoSmall, "logo-parts": .logoParts,
    "logo-margin": .logoMargin, "logo-shape": .logoShape, "record-logo": .logoFetch, "photo": .photo,
    "own-slide": .ownSlide,
    "own-slide-fonts": .ownSlideFonts, "own-slide-letters": .ownSlideFonts, "own-slide-alt": .ownSlideWords,
    "own-slide-ratio": .ownSlideRatio,
    "own-slide-converter": .ownSlideConverter,

    "record-empty": .savedRecord, "record-html": .savedRecord, "record-syntax": .savedRecord,
    "record-error-answer": .savedRecord, "bundle-format": .savedRecord, "bundle-version": .savedRecord,
    "record-none": .savedRecord, "record-several": .savedRecord, "record-kind": .savedRecord,
    "record-asn": .savedRecord, "record-depth": .savedRecord, "record-field": .recordField,
    "record-deleted": .recordDeleted, "record-old": .recordOld, "record-filler": .recordFiller,
    "record-url": .recordAddress, "replacement-character": .lostCharacter, "record-unknown": .recordUnknown,
    "record-unavailable": .recordUnavailable, "record-kept": .recordUnavailable,
    "snapshot": .recordUnavailable, "record-missing": .recordMissing,

    "policy-unknown": .policyUnknown, "traffic-unknown": .trafficUnknown, "ratio-unknown": .ratioUnknown,
    "contact-unknown": .contactUnknown, "prefixes-maximum": .prefixesMaximum,
    "prefixes-above-maximum": .prefixesAbove, "planned-live": .planned, "message-long": .messageLong,
    "no-coordinates": .coordinates, "text-cut": .textCut, "part-dropped": .partDropped,
    "off-page": .offPage, "missing-glyph": .missingGlyph, "system-font": .systemFont, "contrast": .contrast,
    "qr": .qr, "link": .link,
  ]
}
