#!/usr/bin/env bash
# Cairo 1.16.0 (Debian 12): a JPEG given as MIME data goes into PDF and SVG byte for byte: with the place in its EXIF
# data, its comment, and whatever is behind its end. The orientation in the same EXIF data has no effect: the picture
# lies on its side in the PDF, while every viewer of pictures shows it upright.
#
# Matters here: a logo photographed with a telephone published the coordinates of the photographer. Personals drops all
# but the pixels, Adobe's marker and the profile, and turns the picture.
# Expected: the compressed pixels are embedded, and metadata not.
#
# Needs libcairo2. Exits with 1 if the data are not in the files.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pillow==11.0.0 cairocffi==1.7.1
cat >look.py <<'PY'
import base64, io, re, sys
import cairocffi as cairo
from PIL import Image

picture = Image.new("RGB", (64, 32), "red")
exif = Image.Exif()
exif[0x0112] = 6  # to be turned by 90 degrees
exif[0x8825] = {1: "S", 2: (16.0, 30.0, 0.0), 3: "W", 4: (151.0, 45.0, 0.0), 29: "2026:11:22"}
file = io.BytesIO()
picture.save(file, "JPEG", exif=exif, comment=b"taken at home")
jpeg = file.getvalue() + b"a film behind the end"
print("Cairo", cairo.cairo_version_string())

def draw(surface):
    image = cairo.ImageSurface(cairo.FORMAT_RGB24, 64, 32)
    image.set_mime_data("image/jpeg", jpeg)
    context = cairo.Context(surface)
    context.set_source_surface(image)
    context.paint()
    surface.finish()

pdf, svg = io.BytesIO(), io.BytesIO()
draw(cairo.PDFSurface(pdf, 64, 32))
draw(cairo.SVGSurface(svg, 64, 32))
data = base64.b64decode(re.search(rb"data:image/jpeg;base64,([A-Za-z0-9+/=\s]+)", svg.getvalue()).group(1))
kept = True
for name, content in [("PDF", pdf.getvalue()), ("SVG", data)]:
    for trace in [b"Exif", b"2026:11:22", b"taken at home", b"a film behind the end"]:
        print(f"{name}: {trace.decode()}: {'kept' if trace in content else 'not there'}")
        kept = kept and trace in content
upright = b"/Width 32" in pdf.getvalue()
print("PDF: the picture is", "upright" if upright else "on its side")
sys.exit(0 if kept and not upright else 1)
PY
venv/bin/python look.py
