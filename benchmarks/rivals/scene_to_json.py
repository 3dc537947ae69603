#!/usr/bin/env python3
"""Scenes (see ../scenes/Scenes.swift) as the JSON that the rivals draw: scene_to_json.py SCENE > slides.json

Each page has everything with its place (texts, rectangles, other paths, links), and the same content without places
for rivals that lay out themselves: lines of texts, by part of the page. This is preparation and not timed.
"""
import json
import re
import sys

RIGHT, BAND, FOOT = 450, 422, 500  # where the classic template has its right column, its band and its footer

_RECT = re.compile(r"M (\S+) (\S+) L (\S+) (\S+) L (\S+) (\S+) L (\S+) (\S+)(?: L \S+ \S+)? Z")
_WORD = re.compile(r"([MLCZ])([^MLCZ]*)")


def _code(path):
    """A QR code: where it is, a module's side, and a byte for each module, 0 for dark."""
    rects = [tuple(map(float, r)) for r in re.findall(r"M (\S+) (\S+) L (\S+) \S+ L \S+ (\S+)", path)]
    left, top = min(r[0] for r in rects), min(r[1] for r in rects)
    module = rects[0][3] - rects[0][1]
    size = round((max(r[3] for r in rects) - top) / module)
    module = (max(r[3] for r in rects) - top) / size
    pixels = [255] * (size * size)
    for x0, y0, x1, _ in rects:
        row, first, end = (round((v - o) / module) for v, o in ((y0, top), (x0, left), (x1, left)))
        pixels[row * size + first:row * size + end] = [0] * (end - first)
    return {"x": left, "y": top, "side": round(module * size, 4), "modules": size, "pixels": pixels}


def _shape(page, fill, path):
    if len(path) > 4000:
        page["code"] = _code(path)
        return
    if match := _RECT.fullmatch(path):
        x0, y0, x1, _, _, y1, _, _ = map(float, match.groups())
        page["rects"].append([fill, x0, y0, round(x1 - x0, 4), round(y1 - y0, 4)])
        return
    segments = [[kind, *map(float, rest.split())] for kind, rest in _WORD.findall(path)]
    page["paths"].append([fill, segments])


def _parts(runs):
    """Runs as lines, by part of the page: [gap above, indent, [[style, text, whether at the right end, URI], ...]]."""
    parts = {}
    for name, holds, right in (
        ("head", lambda y, x: y < 120, 920), ("left", lambda y, x: 120 < y < BAND and x < RIGHT, 424),
        ("right", lambda y, x: 120 < y < BAND and x >= RIGHT, 920),
        ("message", lambda y, x: BAND < y < FOOT and x < 500, 500),
        ("contact", lambda y, x: BAND < y < FOOT and x >= 500, 840), ("foot", lambda y, x: y > FOOT, 920),
    ):
        lines = {}
        for y, x, end, style, text, uri in runs:
            if holds(y, x):
                lines.setdefault(y, []).append((x, [style, text, abs(end - right) < 1.5, uri]))
        previous = 0
        parts[name] = []
        for y in sorted(lines):
            line = sorted(lines[y])
            # What is beside a pill, and what is in it.
            indent = round(line[0][0] - 44, 2) if name == "left" and len(line) == 1 and line[0][0] < 250 else 0
            parts[name].append([round(y - previous, 2) if previous else 0, indent, [run for _, run in line]])
            previous = y
    return parts


def read(lines):
    fonts, styles, pages, stack = [], {}, [], []
    for line in lines:
        kind, *fields = line.rstrip("\n").split("\t")
        if kind == "font":
            fonts.append(fields)
        elif kind == "page":
            page = {"texts": [], "rects": [], "paths": [], "links": [], "code": None, "runs": []}
            pages.append(page)
        elif kind == "text":
            font, size, tracking, color, x, y, width, text = fields
            x, y, width = float(x), float(y), float(width)
            key = (int(font), float(size), float(tracking), color)
            style = styles.setdefault(key, len(styles))
            page["texts"].append([style, x, y, text])
            uri = next((link["uri"] for link in stack if link), None)
            page["runs"].append((y, x, x + width, style, text, uri))
            for link in stack:
                if link:
                    low = y - float(size)
                    link["box"] = [
                        min(link["box"][0], x), min(link["box"][1], low), max(link["box"][2], x + width),
                        max(link["box"][3], y + 4)]
        elif kind == "shape":
            if fields[0] != "-":
                _shape(page, fields[0], fields[3])
        elif kind == "open":
            is_link = fields[0] == "Link" and not fields[1].startswith("#")
            stack.append({"uri": fields[1], "box": [1e9, 1e9, 0, 0]} if is_link else None)
        elif kind == "close":
            link = stack.pop()
            if link and link["box"][0] < 1e9:
                x0, y0, x1, y1 = (round(v, 4) for v in link["box"])
                page["links"].append([link["uri"], x0, y0, round(x1 - x0, 4), round(y1 - y0, 4)])
    for page in pages:
        page["parts"] = _parts(page.pop("runs"))
    described = []
    for (font, size, tracking, color) in styles:
        file, family, weight, features = fonts[font]
        described.append({
            "family": family, "weight": int(weight), "features": [f for f in features.split(",") if f],
            "size": size, "tracking": tracking, "color": color})
    return {"styles": described, "pages": pages}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as scene:
        json.dump(read(scene), sys.stdout, ensure_ascii=False, separators=(",", ":"))
