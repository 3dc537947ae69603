#!/usr/bin/env python3
"""ReportLab: reportlab_slides.py FONTS SLIDES.JSON OUT.PDF

It neither shapes text nor takes fonts with PostScript outlines: everything is in Noto Sans, letters as they come.
"""
import json
import sys

from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

fonts, data, output = sys.argv[1:]
height = 540
with open(data, encoding="utf-8") as file:
    slides = json.load(file)
pdfmetrics.registerFont(TTFont("regular", f"{fonts}/noto/NotoSans-Regular.ttf"))
pdfmetrics.registerFont(TTFont("bold", f"{fonts}/noto/NotoSans-Bold.ttf"))
colors = {}


def color(text):
    if text not in colors:
        colors[text] = HexColor(text[:7])
    return colors[text]


canvas = Canvas(output, pagesize=(960, height), pageCompression=1)
styles = [
    ("bold" if s["weight"] >= 600 else "regular", s["size"], color(s["color"]), s["tracking"]) for s in slides["styles"]]
for page in slides["pages"]:
    for fill, x, y, width, tall in page["rects"]:
        canvas.setFillColor(color(fill))
        canvas.rect(x, height - y - tall, width, tall, stroke=0, fill=1)
    for fill, segments in page["paths"]:
        canvas.setFillColor(color(fill))
        path = canvas.beginPath()
        for kind, *p in segments:
            if kind == "M":
                path.moveTo(p[0], height - p[1])
            elif kind == "L":
                path.lineTo(p[0], height - p[1])
            elif kind == "C":
                path.curveTo(p[0], height - p[1], p[2], height - p[3], p[4], height - p[5])
            else:
                path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    for style, x, y, words in page["texts"]:
        font, size, fill, tracking = styles[style]
        text = canvas.beginText(x, height - y)
        text.setFont(font, size)
        text.setFillColor(fill)
        if tracking:
            text.setCharSpace(tracking)
        text.textOut(words)
        canvas.drawText(text)
    if code := page["code"]:
        pixels = Image.frombytes("L", (code["modules"], code["modules"]), bytes(code["pixels"]))
        side = code["side"]
        canvas.drawImage(ImageReader(pixels), code["x"], height - code["y"] - side, side, side)
    for uri, x, y, width, tall in page["links"]:
        canvas.linkURL(uri, (x, height - y - tall, x + width, height - y))
    canvas.showPage()
canvas.save()
