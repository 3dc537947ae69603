#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): in a PPTX, space is added between Japanese and Latin letters, which no PPTX can switch off.
#
# Slides in Japanese have AS numbers, names and figures in Latin letters between Japanese words. DrawingML has no attribute for
# such space (WordprocessingML has autoSpaceDE), and so one would have guessed that a line is as wide as its parts. It is wider
# by a fifth of its height at each change, and lines that fit on the page wrap.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
[ "$(fc-list | grep -c 'Noto Sans CJK JP')" -ge 1 ] || { echo "needs fonts-noto-cjk"; exit 69; }
python3 -m venv venv && venv/bin/pip install --quiet python-pptx==1.0.2 pdfplumber==0.11.7
export HOME="$work"
soffice --version

cat >make.py <<'PYTHON'
from pptx import Presentation
from pptx.util import Inches, Pt
from lxml import etree

presentation = Presentation()
slide = presentation.slides.add_slide(presentation.slide_layouts[6])
for row, text in enumerate(["東京", "AS64500", "東京AS64500"]):
    frame = slide.shapes.add_textbox(Inches(1), Inches(1 + row), Inches(8), Inches(1)).text_frame
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.name = text, Pt(40), "Noto Sans CJK JP"
    for name in ("ea", "cs"):
        run._r.rPr.get_or_add_latin().addnext(etree.fromstring(
            f'<a:{name} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" typeface="Noto Sans CJK JP"/>'))
presentation.save("a.pptx")
PYTHON
venv/bin/python make.py
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf a.pptx >/dev/null 2>&1

cat >look.py <<'PYTHON'
import pdfplumber

page = pdfplumber.open("a.pdf").pages[0]
lines = {}
for char in page.chars:
    lines.setdefault(round(char["matrix"][5]), []).append(char)
widths = [max(c["x1"] for c in line) - min(c["x0"] for c in line) for _, line in sorted(lines.items(), reverse=True)]
print("東京 %.1f, AS64500 %.1f, both on one line %.1f points" % tuple(widths))
extra = widths[2] - widths[0] - widths[1]
print(f"{extra:.1f} points of space, of 40")
assert extra > 6
PYTHON
venv/bin/python look.py
