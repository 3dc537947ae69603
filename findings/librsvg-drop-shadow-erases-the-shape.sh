#!/usr/bin/env bash
# librsvg 2.54.7 (Debian 12): a shape with the filter feDropShadow is not drawn at all, neither it nor its shadow, and
# nothing is reported. The same shadow as a CSS function, filter: drop-shadow(…), is drawn.
#
# Matters here: Figma and others export shadows as feDropShadow, so logos vanished from slides. Personals now switches
# filters off for such files and reports them.
# Expected: the shape without its shadow, or an error.
#
# Needs rsvg-convert (librsvg2-bin). Exits with 1 if the shape is drawn.
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

def marks(name, shape, defs=""):
    """How many of 10,000 pixels have any ink."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{defs}<rect width="90" height="90" {shape}/></svg>'
    open(name + ".svg", "w").write(svg)
    subprocess.run(["rsvg-convert", "-w", "100", name + ".svg", "-o", name + ".png"], check=True)
    count = sum(1 for alpha in Image.open(name + ".png").convert("RGBA").getdata(3) if alpha)
    print(f"{name}: {count} of 10000 pixels are drawn")
    return count

plain = marks("plain", "")
element = marks("element", 'filter="url(#f)"', '<filter id="f"><feDropShadow dx="4" dy="4" stdDeviation="2"/></filter>')
function = marks("function", 'style="filter: drop-shadow(4px 4px 2px #000)"')
sys.exit(0 if plain >= 8100 and function >= 8100 and element == 0 else 1)
PY
venv/bin/python look.py
