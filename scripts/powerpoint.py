"""Opens PowerPoint files with python-pptx, and compares how they look in LibreOffice with the PDFs. See check-powerpoint.

usage: powerpoint.py open FILE.pptx        fails unless each slide has a title, and texts in boxes or tables
       powerpoint.py space FILE.fodp        takes away the space that LibreOffice adds between scripts
       powerpoint.py compare OURS.pdf THEIRS.pdf
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile

MARKS = re.compile("[\u200b-\u200f\u2060\u2066-\u2069\u00a0]")
# How many per cent of the pixels of a slide 960 pixels wide may differ, and by how much of 255.
MOST, DIFFERENCE = 3, 32
# How far a word may be from where it is in the PDF, in points.
FAR = 2


def texts(shapes):
    """The texts of shapes, in reading order."""
    for shape in shapes:
        if shape.shape_type == 6:
            yield from texts(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                for cell in row.cells:
                    yield cell.text_frame.text


def check(path):
    from pptx import Presentation

    deck, failed = Presentation(path), False
    if [layout.name for layout in deck.slide_layouts] != ["Personal", "Cover", "Running order", "Session", "Table"]:
        print(f"{path}: other layouts")
        failed = True
    for number, slide in enumerate(deck.slides, 1):
        if slide.shapes.title is None or not slide.shapes.title.text_frame.text.strip():
            print(f"{path}: slide {number} has no title")
            failed = True
        if not any(text.strip() for text in texts(slide.shapes)):
            print(f"{path}: slide {number} has no text")
            failed = True
    return failed


def space(path):
    """Lets no paragraph of a flat ODP file have space between letters of different scripts."""
    name = "style:text-autospace"
    text = re.sub(f' {name}="[^"]*"', "", pathlib.Path(path).read_text(encoding="utf-8"))
    text = text.replace("<style:paragraph-properties", f'<style:paragraph-properties {name}="none"')
    pathlib.Path(path).write_text(text, encoding="utf-8")


def words(pdf):
    """The words of each page: their text, and where they begin and end."""
    xml = subprocess.run(["pdftotext", "-bbox", pdf, "-"], stdout=subprocess.PIPE, check=True, text=True).stdout
    word = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    for page in xml.split("<page ")[1:]:
        yield [
            (MARKS.sub("", html.unescape(text)), float(left), float(top) + float(bottom), float(right))
            for left, top, right, bottom, text in word.findall(page)
        ]


def far(ours, theirs):
    """The words that are elsewhere: each is looked for at the nearest place that has it."""
    rest, result = list(theirs), []
    for text, left, middle, right in ours:
        same = [word for word in rest if word[0] == text]
        if not same:
            continue
        word = min(same, key=lambda word: abs(word[1] - left) + abs(word[2] - middle) / 2)
        rest.remove(word)
        if min(abs(word[1] - left), abs(word[3] - right)) > FAR:
            result.append(text)
    return result


def compare(ours, theirs):
    import numpy
    from PIL import Image, ImageChops, ImageFilter

    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, pdf in (("a", ours), ("b", theirs)):
            # Drawn four times as large: pictures are moved to whole pixels.
            command = ["pdftoppm", "-scale-to-x", "3840", "-scale-to-y", "-1", "-png", pdf, f"{folder}/{name}"]
            subprocess.run(command, check=True)
        pages = [sorted(pathlib.Path(folder).glob(f"{name}-*.png")) for name in "ab"]
        if len(pages[0]) != len(pages[1]):
            print(f"{ours}: {len(pages[0])} pages, and {len(pages[1])} in LibreOffice")
            return True
        places = zip(words(ours), words(theirs))
        for number, (mine, other, (own, drawn)) in enumerate(zip(*pages, places), 1):
            pictures = [
                Image.open(path).convert("RGB").reduce(4).filter(ImageFilter.GaussianBlur(1)) for path in (mine, other)
            ]
            pixels = numpy.asarray(ImageChops.difference(*pictures)).max(axis=2)
            share, moved = (pixels > DIFFERENCE).mean() * 100, far(own, drawn)
            if share > MOST or moved:
                print(f"{ours}: page {number}: {share:.1f} % of pixels differ; elsewhere: {' '.join(moved[:8]) or 'nothing'}")
                failed = failed or share > MOST
    return failed


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "open":
        sys.exit(check(sys.argv[2]))
    if len(sys.argv) == 3 and sys.argv[1] == "space":
        return space(sys.argv[2])
    if len(sys.argv) == 4 and sys.argv[1] == "compare":
        sys.exit(compare(*sys.argv[2:]))
    sys.exit(__doc__)


if __name__ == "__main__":
    main()
