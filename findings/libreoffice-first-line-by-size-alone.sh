#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): in a shape of a PPTX, the first line of any font is as far below the top as of any other.
#
# Boxes have to put text exactly where the PDF has it. One would have guessed that the first baseline is below the top by the
# ascent of the font, as in a table's cell and as without shapes: DejaVu Sans reaches up by 93 % of its size, and Noto Sans CJK
# by 116 %. In a shape both begin at the same height, at about the size itself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
[ "$(fc-list | grep -cE 'Noto Sans CJK JP|DejaVu Sans[:,]')" -ge 2 ] || { echo "needs fonts-noto-cjk and fonts-dejavu-core"; exit 69; }
python3 -m venv venv && venv/bin/pip install --quiet python-pptx==1.0.2 pdfplumber==0.11.7
export HOME="$work"
soffice --version

cat >make.py <<'PYTHON'
from pptx import Presentation
from pptx.util import Inches, Pt

presentation = Presentation()
slide = presentation.slides.add_slide(presentation.slide_layouts[6])
for column, font in enumerate(["DejaVu Sans", "Noto Sans CJK JP"]):
    frame = slide.shapes.add_textbox(Inches(1 + 3 * column), Inches(1), Inches(3), Inches(1)).text_frame
    table = slide.shapes.add_table(1, 1, Inches(1 + 3 * column), Inches(4), Inches(3), Inches(1.5)).table
    for text in (frame, table.cell(0, 0).text_frame):
        run = text.paragraphs[0].add_run()
        run.text, run.font.size, run.font.name = "HHH", Pt(40), font
presentation.save("a.pptx")
PYTHON
venv/bin/python make.py
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf a.pptx >/dev/null 2>&1

cat >look.py <<'PYTHON'
import pdfplumber

page = pdfplumber.open("a.pdf").pages[0]
places = {}
for char in page.chars:
    where = "shape" if char["top"] < page.height / 2 else "table"
    # The baseline, from the text's matrix.
    places.setdefault(where, {})[char["fontname"].split("+")[-1][:4]] = page.height - char["matrix"][5]
for where, fonts in places.items():
    (one, first), (two, second) = sorted(fonts.items())
    print(f"{where}: {one} {first:.1f}, {two} {second:.1f}: {abs(first - second):.1f} points apart")
    assert (abs(first - second) < 1) == (where == "shape")
PYTHON
venv/bin/python look.py
