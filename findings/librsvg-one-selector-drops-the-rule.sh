#!/usr/bin/env bash
# librsvg 2.54.7 (Debian 12): one selector that it does not know drops the whole rule. With ".a, .a:hover { fill: red }"
# the shape is black, though ".a" alone would make it red. The same holds for :is() and :where().
#
# Matters here: logos taken from web sites have these rules, and were drawn in black without a word. Personals reports
# these selectors.
# Expected: the selectors that are known still count, as :hover never matches in a picture.
#
# Needs rsvg-convert (librsvg2-bin). Exits with 1 if the rule is used.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pillow==11.0.0
rsvg-convert --version
cat >look.py <<'PY'
import subprocess, sys
from PIL import Image

def color(selectors):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>{selectors} {{ fill: #ff0000 }}</style><rect class="a" width="9" height="9"/></svg>'
    open("a.svg", "w").write(svg)
    subprocess.run(["rsvg-convert", "-w", "9", "a.svg", "-o", "a.png"], check=True)
    found = Image.open("a.png").convert("RGB").getpixel((4, 4))
    print(f"{selectors} {{ fill: #ff0000 }}: {found}")
    return found

known = [color(".a"), color(".a, .b"), color(".a:not(.b)")]
lost = [color(".a, .a:hover"), color(":is(.a, .b)"), color(".a, :where(.b)")]
sys.exit(0 if set(known) == {(255, 0, 0)} and set(lost) == {(0, 0, 0)} else 1)
PY
venv/bin/python look.py
