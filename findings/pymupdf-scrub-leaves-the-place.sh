#!/usr/bin/env bash
# PyMuPDF 2.0: Document.scrub(), which removes "potentially sensitive data", leaves the EXIF data of photos in a PDF: place,
# camera and comment are still there after it, and after saving with garbage=4, deflate and clean. The document's own
# metadata are gone.
#
# Matters here: hand-made slides arrive as PDFs, some of them "cleaned" by such a call, and are published. Personals cannot
# rely on a cleaned PDF having no places in it, and takes JPEGs apart itself.
# Expected: scrub() with its default arguments, which remove metadata, XML metadata, thumbnails and attached files, removes
# what a camera wrote, too, or its documentation says that pictures are not changed.
#
# Needs Python 3. Exits with 1 if the data are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q pymupdf==2.0 pillow==13.0.0
cat >look.py <<'PY'
import io, sys
import pymupdf
from PIL import Image

picture = Image.new("RGB", (64, 32), "red")
exif = Image.Exif()
exif[0x0110] = "Telephone 7"
exif[0x8825] = {1: "S", 2: (16.0, 30.0, 0.0), 3: "W", 4: (151.0, 45.0, 0.0), 29: "2026:11:22"}
file = io.BytesIO()
picture.save(file, "JPEG", exif=exif, comment=b"taken at home")
document = pymupdf.open()
document.new_page(width=200, height=100).insert_image(pymupdf.Rect(0, 0, 100, 50), stream=file.getvalue())
document.set_metadata({"author": "Mele, the author"})
document = pymupdf.open("pdf", document.tobytes())
document.scrub()
scrubbed = document.tobytes(garbage=4, deflate=True, clean=True)

print("PyMuPDF", pymupdf.pymupdf_version)
traces = [b"Telephone 7", b"2026:11:22", b"taken at home"]
for trace in traces + [b"Mele, the author"]:
    print(f"{trace.decode()}: {'kept' if trace in scrubbed else 'not there'}")
# The picture in the file is the one that was taken, byte for byte.
picture = document.extract_image(document[0].get_images()[0][0])["image"]
print("the photo:", "as it was" if picture == file.getvalue() else "changed")
kept = all(trace in scrubbed for trace in traces)
sys.exit(0 if kept and b"Mele, the author" not in scrubbed else 1)
PY
venv/bin/python look.py
