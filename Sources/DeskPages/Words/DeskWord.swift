/// What the presenters' pages say, in the languages of the templates. `{name}` is for what is filled in.
enum DeskWord: CaseIterable, Sendable {
  case openSlide, title, startTitle, who, whoHelp, start, startIntro, whichOne, noneOfThese, unknownNumber,
    unavailable, nameMissing, closes, closed, yourLink, linkText, draft, submitted, changed, approved,
    returned, waiting, withdrawn, cancelled, notSaved, saved, show, submit, submitAgain, submitCount,
    unsent, done, changeUntil, asked, before, error, check, note, good, allFits, use, agree, publish,
    sheets, photo, until, purpose, name, place, website, traffic, trafficHelp, ratio, ratioHelp, profile,
    policy, seeking, offering, message, planned, when, speaker, pronounced, contact, contactHelp, qr, logo,
    logoHelp, portrait, portraitHelp, startAgain, slide, slideHelp, remove, upload, ownShown, fromRecord,
    content, eyeballs, balanced, open, selective, restrictive, noPeering, qrContact, qrNone, noSlide,
    conflict, keepMine, takeTheirs, theirs, yourData, readData, erase, eraseAsk, eraseSure, erased, back,
    badLink, noPage, oldPage, tooLarge, busy, fault, diskFull, language, groupSlide, groupPerson,
    pictureOf, presentationHelp, withdraw, withdrawAsk, seeAs, stage, paper
}
