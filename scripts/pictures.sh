#!/usr/bin/env bash
# Remakes the pictures in docs/images from the examples, with the binary named.
#
#   scripts/pictures.sh .build/release/personals
#
# Needs Python with Pillow (Debian: python3-pil), to put slides side by side and to make the files small, and
# pdftoppm (Debian: poppler-utils).
set -euo pipefail

binary=$(realpath "${1:?usage: scripts/pictures.sh BINARY}")
cd "$(dirname "$0")/.."

python3 -c 'import PIL' 2>/dev/null || {
  echo "pictures.sh: needs Python with Pillow (Debian: python3-pil)" >&2
  exit 69
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/images

# The picture at the top of the README.
"$binary" slide --quiet examples/submissions/as64500.yaml -o "$work/as64500.png" --width 1280

# Each template's own preview.
templates=()
for folder in templates/*/; do
  name=$(basename "$folder")
  [ "$name" != sheet ] || continue
  templates+=("$name")
  "$binary" slide --quiet examples/submissions/as64500.yaml --template "$name" -o "$work/template-$name.png" --width 960
done

# Each block by itself, and those of decks from pages of one.
mkdir -p docs/images/blocks
blocks=()
for template in scripts/blocks/*.yaml; do
  name=$(basename "$template" .yaml)
  blocks+=("$name")
  # Names are on slides of exchanges and data centres.
  source=as64500
  [ "$name" != names ] || source=ix919001
  "$binary" slide --quiet "examples/submissions/$source.yaml" --template "$template" -o "$work/block-$name.png" --width 880
done
"$binary" template show classic --quiet -o "$work/show.pdf"
pdftoppm -r 110 -png "$work/show.pdf" "$work/show"
"$binary" template show sheet --quiet -o "$work/sheets.pdf"

# Thai, Arabic, Bengali; Japanese, Cyrillic, Khmer.
scripts=(as64502 as64504 as64505 as64506 as64507 as64503)
for name in "${scripts[@]}"; do
  "$binary" slide --quiet "examples/submissions/$name.yaml" -o "$work/$name.png" --width 1280
done

python3 - "$work" "${templates[*]}" "${blocks[*]}" "${scripts[@]}" <<'PYTHON'
import sys
from PIL import Image

work, templates, blocks, names = sys.argv[1], sys.argv[2].split(), sys.argv[3].split(), sys.argv[4:]
limit = 300_000  # bytes of a picture that people download to read a page


def save(picture, name, path=None):
    path = path or f"docs/images/{name}.png"
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    with open(path, "rb") as file:
        size = len(file.read())
    if size > limit:
        sys.exit(f"pictures.sh: {path} has {size} bytes; at most {limit} are wanted")
    print(f"wrote {path} ({size // 1000} kB)")


def pages_by_block():
    """Pages of the document, by the block that fills them: known by the words at their top."""
    import glob
    import subprocess

    heads = {"Peering Personals": "shares", "Running order": "table", "Who can meet whom": "matrix"}
    found = {}
    for number, path in enumerate(sorted(glob.glob(f"{work}/show-*.png")), 1):
        command = ["pdftotext", "-f", str(number), "-l", str(number), f"{work}/show.pdf", "-"]
        words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for head, block in heads.items():
            if words.startswith(head) and block not in found.values():
                found[path] = block
    return found


def first_page(document, head):
    """The first page of a document that begins with some words."""
    import subprocess

    path = f"{work}/{document}.pdf"
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    number = next(n for n, page in enumerate(words.split("\f"), 1) if page.startswith(head))
    command = ["pdftoppm", "-r", "120", "-png", "-f", str(number), "-l", str(number), "-singlefile", path]
    subprocess.run([*command, f"{work}/first"], check=True)
    return Image.open(f"{work}/first.png").convert("RGB")


save(Image.open(f"{work}/as64500.png").convert("RGB"), "as64500")

for name in templates:
    save(Image.open(f"{work}/template-{name}.png").convert("RGB"), name, f"templates/{name}/preview.png")

for name in blocks:
    save(Image.open(f"{work}/block-{name}.png").convert("RGB"), name, f"docs/images/blocks/{name}.png")

# A sheet is no slide: the first page of one, and its parts.
sheet_page = first_page("sheets", "Your best conversations")
save(sheet_page, "sheet", "templates/sheet/preview.png")
for name, (top, bottom) in {"conversations": (0.155, 0.44), "slots": (0.80, 0.96)}.items():
    width, height = sheet_page.size
    save(sheet_page.crop((0, int(top * height), width, int(bottom * height))), name, f"docs/images/blocks/{name}.png")

# The pages that `template show` makes come in a fixed order; of each kind the first is taken.
shown = {name: page for page, name in pages_by_block().items()}
for name, (left, top, right, bottom) in {
    "table": (0.0, 0.0, 1.0, 0.55), "matrix": (0.0, 0.0, 1.0, 0.75), "shares": (0.0, 0.55, 1.0, 1.0)
}.items():
    page = Image.open(shown[name]).convert("RGB")
    width, height = page.size
    part = page.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))
    save(part, name, f"docs/images/blocks/{name}.png")

columns, gap, width = 3, 16, 416
height = width * 9 // 16
rows = -(-len(names) // columns)
sheet = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + gap) + gap), "#d9deea")
for index, name in enumerate(names):
    slide = Image.open(f"{work}/{name}.png").convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    row, column = divmod(index, columns)
    sheet.paste(slide, (gap + column * (width + gap), gap + row * (height + gap)))
save(sheet, "scripts")
PYTHON
