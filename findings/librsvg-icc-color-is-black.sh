#!/usr/bin/env bash
# librsvg 2.54.7 (Debian 12): fill="#c83c1e icc-color(…)" is drawn black. SVG 1.1 (12.3) defines this form, with the
# first colour for programs that do not use the profile; Inkscape writes it for documents with a colour profile.
#
# Matters here: logos made for print carry such colours, and turned black. Personals reports them.
# Expected: the colour in front, as SVG 1.1 says.
#
# Needs rsvg-convert (librsvg2-bin). Exits with 1 if the colour is drawn.
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

def color(fill):
    open("a.svg", "w").write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{fill}"/></svg>')
    subprocess.run(["rsvg-convert", "-w", "9", "a.svg", "-o", "a.png"], check=True)
    found = Image.open("a.png").convert("RGB").getpixel((4, 4))
    print(f"{fill}: {found}")
    return found

plain, profiled = color("#c83c1e"), color("#c83c1e icc-color(FOGRA39, 0.1, 0.9, 0.9, 0)")
sys.exit(0 if plain == (200, 60, 30) and profiled == (0, 0, 0) else 1)
PY
venv/bin/python look.py
