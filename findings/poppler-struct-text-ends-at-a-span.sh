#!/usr/bin/env bash
# Poppler 22.12 (Debian 12): pdfinfo -struct-text leaves out what follows a Span within marked content.
#
# Cairo puts a Span with ActualText around letters that several glyphs draw, as in Thai, Khmer or Arabic, so the rest of
# such a text seems to be missing. It is there: pdftotext prints it. One would have guessed that the end of the Span ends
# the Span, not what it is in.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
command -v pdfinfo >/dev/null || { echo "install poppler-utils" >&2; exit 1; }
python3 - <<'PY'
def write(path, content):
    objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/StructParents 0"
        "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0[6 0 R]]>>>>",
        "<</Type/StructElem/S/P/P 5 0 R/Pg 3 0 R/K 0>>",
    ]
    text, places = "%PDF-1.5\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{value}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    text += f"trailer\n<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{start}\n%%EOF\n"
    open(path, "w").write(text)

write("plain.pdf", "/P<</MCID 0>>BDC BT /F 20 Tf 10 50 Td (one ) Tj (two ) Tj (three) Tj ET EMC")
write("span.pdf", "/P<</MCID 0>>BDC BT /F 20 Tf 10 50 Td (one ) Tj /Span<</ActualText(two )>>BDC (two ) Tj EMC (three) Tj ET EMC")
PY
pdfinfo -v 2>&1 | sed -n 1p
for file in plain span; do
  echo "$file: pdftotext: $(pdftotext $file.pdf - | sed -n 1p); structure: $(pdfinfo -struct-text $file.pdf | grep '"')"
done
pdftotext span.pdf - | grep -q three
pdfinfo -struct-text plain.pdf | grep -q three
! pdfinfo -struct-text span.pdf | grep -q three
