#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): of two links in a line of a PPTX, the first is drawn in the look of the second.
#
# Decks have tables with names that lead to slides, and numbers in bold that lead there too. One would have guessed that each
# run is drawn in its own colour and weight: LibreOffice reads them correctly, as its own format shows, and PowerPoint draws
# them. A run that shows nothing, in the look of the link, after it keeps the look.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv && venv/bin/pip install --quiet python-pptx==1.0.2 pillow==11.3.0
export HOME="$work"
soffice --version

cat >make.py <<'PYTHON'
import sys
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt
from lxml import etree

def deck(name, after):
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(1, 1, Inches(1), Inches(1), Inches(8), Inches(1)).table
    paragraph = table.cell(0, 0).text_frame.paragraphs[0]
    def run(text, bold, color, link=False):
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = text, Pt(24), bold
        run.font.color.rgb = RGBColor.from_string(color)
        if link:
            run.hyperlink.address = "https://reef.example/"
            click = run._r.rPr.find("{*}hlinkClick")
            click.append(etree.fromstring(
                '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext '
                'uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr val="tx" xmlns:ahyp='
                '"http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"/></a:ext></a:extLst>'))
    run("Reef ", False, "808080", link=True)
    if after:
        run("\u200b", False, "808080")
    run("12", True, "0000FF", link=True)
    presentation.save(name)

deck("plain.pptx", False)
deck("kept.pptx", True)
PYTHON
venv/bin/python make.py
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf plain.pptx kept.pptx >/dev/null 2>&1
for name in plain kept; do pdftoppm -r 72 -png -singlefile "$name.pdf" "$name"; done

cat >look.py <<'PYTHON'
from PIL import Image
for name in ("plain", "kept"):
    pixels = Image.open(f"{name}.png").convert("RGB").getdata()
    grey = sum(abs(r - 128) < 8 and abs(g - 128) < 8 and abs(b - 128) < 8 for r, g, b in pixels)
    blue = sum(r < 60 and g < 60 and b > 200 for r, g, b in pixels)
    print(name, "grey" if grey else "no grey", "blue" if blue else "no blue")
PYTHON
venv/bin/python look.py | tee looks
grep -q '^plain no grey blue$' looks && grep -q '^kept grey blue$' looks
