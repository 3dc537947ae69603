/// What the organiser's pages say beyond `DeskWord`, in the languages of the templates. `{name}` is for what is filled in.
enum OrganiserWord: CaseIterable, Sendable {
  case presenters, formCloses, sessions, drafts, forDeck, toApprove, expected, forPresenters,
    closesLabel, set, addWalkUp, add, files, minutes, timeUsed, minutesOf, tooMany, making,
    makingFor, build, make, download, somethingWrong, notMade, noOne, all, needsYou, errors, find,
    compare, approve, approveWho, openEntry, openWho, moveUp, moveDown, rivals, errorCount, checkCount,
    byHand, unsentChanges, youAsked, inDomain, notInDomain, nothingToDo, deckPDF, approvedPDF,
    chairPDF, deckPPTX, mailsCSV, backToQueue, notSubmitted, newLink, changedSince, field, asApproved,
    now, problems, edit, makeLink, cancel, returnAsk, giveBack, eraseEntry, eraseEntryAsk, eraseEntrySure
}
