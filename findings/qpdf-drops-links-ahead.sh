#!/usr/bin/env bash
# qpdf 11.3.0: of the links in the files that it joins, only those that lead back are kept.
#
# Personals writes a deck for each session, and organisers join them. A link can name its place (/Dest (name)) or point
# at its page (/Dest [page /XYZ ...]). One would have guessed that joining keeps the second kind: the page is copied, too.
# qpdf --pages makes null of those that lead to a page that it has not copied yet. Names of all files but the first are
# lost in any case. Personals points at pages: other programs keep those, and none takes a place for one of the same name in
# another deck.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
qpdf --version | sed -n 1p

# Three pages; the first links to the third, and the third to the first.
cat >make.py <<'PY'
def link(page):
    return f"<< /Type /Annot /Subtype /Link /Rect [10 10 50 50] /Dest [{page} 0 R /XYZ 0 100 0] >>"
def page(annotation=""):
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Annots [{annotation}] >>"
objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 3 /Kids [3 0 R 4 0 R 5 0 R] >>",
           page(link(5)), page(), page(link(3))]
text, places = "%PDF-1.5\n", []
for number, body in enumerate(objects, 1):
    places.append(len(text))
    text += f"{number} 0 obj\n{body}\nendobj\n"
start = len(text)
text += "xref\n0 6\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
open("a.pdf", "w").write(text + f"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n{start}\n%%EOF\n")
PY
cat >links.py <<'PY'
import json, sys
document = json.load(sys.stdin)
objects = document["qpdf"][1]
pages = [page["object"] for page in document["pages"]]
def value(item):
    return objects[f"obj:{item}"]["value"] if isinstance(item, str) else item
found = []
for number, page in enumerate(pages, 1):
    for annotation in value(value(page).get("/Annots", [])):
        target = value(annotation)["/Dest"][0]
        found.append(f"{number}->{pages.index(target) + 1 if target in pages else 'nowhere'}")
print(" ".join(found))
PY
python3 make.py
cp a.pdf b.pdf
qpdf --empty --pages a.pdf b.pdf -- joined.pdf
echo "one: $(qpdf --json=2 a.pdf | python3 links.py | tee one)"
echo "joined: $(qpdf --json=2 joined.pdf | python3 links.py | tee joined)"
[ "$(cat one)" = "1->3 3->1" ]
[ "$(cat joined)" = "1->nowhere 3->1 4->nowhere 6->4" ]
