#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): soffice --convert-to exits with 0 when it has made no file, and when its message says that
# it failed.
#
# A presentation whose slides are all hidden, or a file that is cut off, makes no PDF. A caller that trusts the exit status
# would report a missing file of its own instead of the presenter's mistake. Personals ignores the status and looks for the
# PDF. One would have guessed that a conversion without a result exits with another code than 0.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

command -v soffice >/dev/null || { echo "needs Debian's package libreoffice-impress" >&2; exit 69; }
soffice --version

# A flat OpenDocument presentation of one slide.
presentation() { # visibility
  cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" office:version="1.2"
  office:mimetype="application/vnd.oasis.opendocument.presentation">
 <office:automatic-styles><style:style style:name="page" style:family="drawing-page">
  <style:drawing-page-properties presentation:visibility="$1"/></style:style></office:automatic-styles>
 <office:body><office:presentation><draw:page draw:name="one" draw:style-name="page"/></office:presentation></office:body>
</office:document>
XML
}
presentation visible >shown.fodp
presentation hidden >hidden.fodp
head -c 300 shown.fodp >cut.fodp

for name in shown hidden cut; do
  status=0
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf:impress_pdf_Export "$name.fodp" \
    >"$name.log" 2>&1 || status=$?
  made=no; [ -e "$name.pdf" ] && made=yes
  echo "$name: exit status $status, PDF: $made; $(grep -i error "$name.log" | cut -c1-90 || true)"
  case $name in shown) expected=yes ;; *) expected=no ;; esac
  [ "$status" = 0 ] && [ "$made" = "$expected" ] || { echo "changed: $name"; exit 1; }
done
