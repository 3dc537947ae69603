extension MailAdvice {
  static let english: [MailAdvice: String] = [
    .unreadable: "A file could not be read. Please send it again.",
    .encoding:
      "The file is not saved as UTF-8 text, so letters may be lost. Please save it again as UTF-8.",
    .emptyFile: "There is nothing in the file. Please write at least who presents.",
    .syntax: "A line could not be read. Please correct it; often a text needs quotes around it.",
    .duplicateKey: "The same field is given twice. Please keep one of the two.",
    .unknownKey: "There is a field that we do not know. Please correct its name, or delete it.",
    .missingKey: "A field is missing that another one needs. Please add it.",
    .value: "A value could not be read, or can mean several things. Please write it in another way.",
    .noAnswer: "A field has a filler such as “n/a” and counts as empty. Please fill it in, or delete it.",
    .comment:
      "The text after a # is not shown. If it belongs on the slide, please put the whole text in quotes.",
    .manyProblems:
      "There are more problems than we list here. Please correct the first ones; often all have one cause.",
    .ignore: "A comment that turns off a check has no effect. Please correct it, or delete it.",
    .misplaced:
      "Your slide has no place for one of the fields. Please delete it, or say it in your message.",
    .contactAddress:
      "A contact has no address. Please add a mail address, a web address or a phone number that may be shown.",
    .noRecord:
      "You have no record in PeeringDB. With one, your slide would show where others can meet you: "
      + "https://www.peeringdb.com/register",
    .savedRecord:
      "The saved record of your submission cannot be used as it is. Please send it again, or only your AS number.",
    .otherRecord:
      "The number and the record in your submission do not belong together. Please tell us which one is right.",
    .members:
      "The list of members could not be used, or only in part. Please check the address and the export itself.",
    .twice: "We have more than one submission for this network. Please tell us which one counts.",
    .claimed: "An AS number is claimed more than once. Please tell us whose slide it should be on.",
    .required: "Something that the event asks for is missing. Please add it here or in PeeringDB.",
    .unused: "A file that you sent is not used. Please tell us if it should be.",
    .logo:
      "The logo cannot be used as it is. Please send an SVG, or a large PNG with a transparent background.",
    .logoMissing:
      "We do not have your logo. Please send an SVG, or a large PNG with a transparent background.",
    .logoSmall: "The logo has too few pixels for a large screen. Please send an SVG, or a larger picture.",
    .logoParts:
      "Part of the logo is missing, or looks different from the original. Please export it as plain SVG with "
      + "text as paths, or send a large PNG.",
    .logoMargin: "The logo has a wide empty margin, which makes it small. Please crop the margin.",
    .logoShape:
      "The logo is so wide or so tall that it becomes tiny. Please send one without the words beside it.",
    .logoFetch: "Your logo in PeeringDB could not be used. Please send us an SVG, or a large PNG.",
    .photo:
      "The photo of the speaker cannot be used, or is too small. Please send a PNG or JPEG of at least 320 × 320 pixels.",
    .ownSlide:
      "Your own slide cannot be used, or only in part. Please send it as a PDF without a password, or say which "
      + "page to show.",
    .ownSlideFonts:
      "Your own slide does not contain all of its fonts. Please export it again as a PDF with all fonts in it.",
    .ownSlideWords:
      "Screen readers cannot read your own slide. Please send us a sentence that says what it shows, or export it "
      + "as a tagged PDF.",
    .ownSlideRatio:
      "Your own slide has a different shape from the deck, which leaves empty bands. Please export it in the "
      + "deck's shape.",
    .ownSlideConverter:
      "We cannot convert your presentation. Please export your slide as a PDF, and send that.",
    .recordField: "A field of your record in PeeringDB could not be read. Please correct it there.",
    .recordDeleted:
      "Your record in PeeringDB is deleted or not yet approved. Please tell us whether it is still correct.",
    .recordOld:
      "Your record in PeeringDB has not changed for a long time. Please check it, and save it there.",
    .recordFiller:
      "A field of your record in PeeringDB says nothing. Please fill it in there, or empty it.",
    .recordAddress: "A web address in your record in PeeringDB is not valid. Please correct it there.",
    .lostCharacter: "A name in your record has lost a character. Please correct it in PeeringDB.",
    .recordUnknown:
      "PeeringDB has no record with this number. Please check the number, or send us your name and what to show.",
    .recordUnavailable:
      "Your record could not be looked up, or only an older copy. We will try again; there is nothing you have to do.",
    .recordMissing:
      "A record that your submission refers to was not found, and is left out. Please check its number.",
    .policyUnknown:
      "The slide does not show your peering policy. Please tell us, or add it in PeeringDB.",
    .trafficUnknown:
      "The slide does not show how much traffic you have. Please tell us, or add it in PeeringDB.",
    .ratioUnknown:
      "The slide does not show your traffic ratio. Please tell us, or add it in PeeringDB.",
    .contactUnknown: "People cannot see how to reach you. Please add an address that may be shown.",
    .prefixesMaximum:
      "The number of prefixes seems to be the maximum for peers to set. Please send the number that you announce, or "
      + "leave it out.",
    .prefixesAbove:
      "You announce more prefixes than the maximum in your record. Please raise it in PeeringDB: peers who use it "
      + "close the session.",
    .planned:
      "You plan to join a place where you already are, by your record. Please delete the plan.",
    .messageLong: "Your texts have more words than you have time to say. Please shorten them.",
    .coordinates:
      "Some of your places are not on the map, because PeeringDB does not have their coordinates. Please ask the data "
      + "centre to add them.",
    .textCut: "A text is too long for the slide. Please make it shorter.",
    .partDropped:
      "There was no room for one part of the slide. Please shorten another one, or tell us what matters less.",
    .offPage:
      "Part of the slide is beyond the edge of the page. Please shorten your texts; we check the template.",
    .missingGlyph: "A character cannot be shown. Please write it in another way.",
    .systemFont:
      "Some characters are in another font than the rest. If the slide looks right, there is nothing you have to do.",
    .contrast: "The colour is hard to read on the slide. Please choose a darker or a lighter one.",
    .qr: "The QR code cannot be made, or leads elsewhere. Please check its address.",
    .link: "An address cannot be opened from the slide. Please correct it.",
    .ours: "This is for us to correct. There is nothing you have to do.",
  ]
}
