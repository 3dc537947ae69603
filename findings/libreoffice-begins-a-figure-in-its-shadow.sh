#!/usr/bin/env bash
# LibreOffice 7.4 (Debian 12): in a tagged PDF, a shape with a blurred shadow is marked where the shadow is drawn, in a form of
# its own, and the mark ends on the page.
#
# The form begins marked content and does not end it, the page ends what it did not begin, and the figure's number is looked
# for on the page, which does not have it: the figure is empty. Hand-made pages often have shadows, and their tags are kept.
# So `ContentMarks` marks the drawing of such a form, balances the rest, and takes marks out of forms. One would have guessed
# that a program which writes tags for accessibility writes each pair into one stream (PDF 32000-1, 14.6.1).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for tool in soffice qpdf; do
  command -v $tool >/dev/null || { echo "install libreoffice-impress and qpdf" >&2; exit 1; }
done
cat >box.fodp <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:automatic-styles>
<style:style style:name="box" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="#008000"
  draw:shadow="visible" draw:shadow-offset-x="0.2cm" draw:shadow-offset-y="0.2cm" draw:shadow-opacity="40%" loext:shadow-blur="0.3cm"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="master" style:page-layout-name="page"/></office:master-styles>
<office:body><office:presentation><draw:page draw:name="one" draw:master-page-name="master">
<draw:rect draw:style-name="box" svg:width="8cm" svg:height="4cm" svg:x="2cm" svg:y="2cm"><svg:title>A green box</svg:title></draw:rect>
</draw:page></office:presentation></office:body></office:document>
XML
soffice --version
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to \
  'pdf:impress_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}' box.fodp >/dev/null 2>&1
qpdf --qdf --object-streams=disable box.pdf plain.pdf
# The streams' instructions, without what begins and ends decoration.
python3 - <<'PY'
import re
data = open("plain.pdf", "rb").read()
page = form = None
for head, stream in re.findall(rb"<<((?:(?!endobj).)*?)>>\nstream\n(.*?)\nendstream", data, re.S):
    if b"/Subtype /Form" in head and b"BDC" in stream:
        form = stream
    elif b"/Artifact BMC" in stream:
        page = stream
counts = {name: (stream.count(b"BDC") + stream.count(b"BMC"), stream.count(b"EMC")) for name, stream in (("page", page), ("form", form))}
for name, (begins, ends) in counts.items():
    print(f"{name}: {begins} marks begin, {ends} end")
assert counts["page"][1] - counts["page"][0] == 1 and counts["form"] == (1, 0), "it is another way now"
PY
