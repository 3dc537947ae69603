#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): a PPTX table that runs from right to left (a:tblPr rtl="1") is drawn from left to right.
#
# Slides in Arabic have tables whose first column is at the right. DrawingML says so with one attribute (ECMA-376, part 1,
# 21.1.3.15), and LibreOffice has right-to-left tables, so one would have guessed that it draws them so. It ignores the attribute:
# columns written in reading order are in the wrong places. So our tables have their columns as they are on the page, and no
# attribute, which all programs draw alike.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
command -v soffice >/dev/null || { echo "needs libreoffice-impress"; exit 69; }
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check python-pptx==1.0.2 pdfplumber==0.11.7
export HOME="$work"
soffice --version

cat >make.py <<'PYTHON'
from pptx import Presentation
from pptx.util import Inches

presentation = Presentation()
for direction in ("0", "1"):
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(1, 3, Inches(1), Inches(1), Inches(6), Inches(1)).table
    table._tbl.tblPr.set("rtl", direction)
    for column, word in enumerate(["first", "second", "third"]):
        table.cell(0, column).text = word
presentation.save("a.pptx")
PYTHON
venv/bin/python make.py
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf a.pptx >/dev/null 2>&1

cat >look.py <<'PYTHON'
import pdfplumber

for page, name in zip(pdfplumber.open("a.pdf").pages, ("rtl=0", "rtl=1")):
    words = [word["text"] for word in sorted(page.extract_words(), key=lambda word: word["x0"])]
    print(f"{name}, from left to right on the page: {' '.join(words)}")
    assert words == ["first", "second", "third"]
PYTHON
venv/bin/python look.py
