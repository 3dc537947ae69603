#!/usr/bin/env python3
"""Makes the coastlines of the world for templates/map, from Natural Earth's countries.

    scripts/land.py naturalearth_lowres.shp > templates/map/land.txt
    Rscript scripts/rings.R > rings.txt && scripts/land.py rings.txt > templates/map/coasts.txt

land.txt, for maps of the world, is from 1:110 million, in tenths of a degree; coasts.txt, for those of a part of it, from
1:50 million, in hundredths. Natural Earth (https://www.naturalearthdata.com) is in the public domain. The first file is
part of the Python package geopandas up to 0.14, in geopandas/datasets/naturalearth_lowres; the second is made from
Debian's r-cran-rnaturalearthdata, as scripts/rings.R says.

Borders between countries go: an edge that two countries share is no coast. What is left is joined to rings. Antarctica
goes too. A line of the result is a ring: parts of a degree east and north, first of a point, then of each step to the
next one. Longitudes run on over 180 degrees.
"""
import math
import struct
import sys
from collections import defaultdict

SOUTHERNMOST = -60  # degrees
FLAT = 1.2  # hundredths of a degree: the finer coast leaves out points nearer to the line between their neighbours


def shapefile(path):
    """The rings of all shapes in a shapefile (ESRI Shapefile Technical Description, 1998): lists of points in degrees."""
    data = open(path, "rb").read()
    position = 100
    while position < len(data):
        (words,) = struct.unpack(">i", data[position + 4 : position + 8])
        content = data[position + 8 : position + 8 + words * 2]
        position += 8 + words * 2
        kind, parts, points = struct.unpack("<i32xii", content[:44])
        if kind != 5:
            continue
        starts = list(struct.unpack(f"<{parts}i", content[44 : 44 + 4 * parts])) + [points]
        flat = struct.unpack(f"<{2 * points}d", content[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        for first, last in zip(starts, starts[1:]):
            yield [(flat[2 * i], flat[2 * i + 1]) for i in range(first, last)]


def text(path):
    """The rings that scripts/rings.R writes."""
    for line in open(path, encoding="ascii"):
        values = [float(number) for number in line.split()[1:]]
        yield list(zip(values[::2], values[1::2]))


def coasts(rings, parts):
    """Rings in parts of a degree."""
    edges = set()
    for ring in rings:
        if all(latitude < SOUTHERNMOST for _, latitude in ring):
            continue
        points = [(round(x * parts), round(y * parts)) for x, y in ring]
        # The two sides of the antimeridian are one.
        points = [(180 * parts, y) if x == -180 * parts else (x, y) for x, y in points]
        for edge in zip(points, points[1:]):
            if edge[0] == edge[1]:
                continue
            if (edge[1], edge[0]) in edges:
                edges.remove((edge[1], edge[0]))
            else:
                edges.add(edge)
    following = defaultdict(list)
    for start, end in sorted(edges):
        following[start].append(end)
    for start in sorted(following):
        while following[start]:
            ring = [start]
            while following[ring[-1]]:
                ring.append(following[ring[-1]].pop())
            yield ring


def steps(ring, parts):
    """From point to point the short way round, so that longitudes run on."""
    run = [ring[0]]
    for (x, _), (to_x, to_y) in zip(ring, ring[1:]):
        run.append((run[-1][0] + (to_x - x + 180 * parts) % (360 * parts) - 180 * parts, to_y))
    return run


def simpler(points):
    """The points without those that change the line by less than FLAT (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        narrow = math.cos(math.radians((y1 + y2) / 200))  # degrees of longitude are shorter there
        dx, dy = (x2 - x1) * narrow, y2 - y1
        length = math.hypot(dx, dy)
        worst, at = FLAT, None
        for index in range(first + 1, last):
            x, y = (points[index][0] - x1) * narrow, points[index][1] - y1
            distance = abs(x * dy - y * dx) / length if length else math.hypot(x, y)
            if distance > worst:
                worst, at = distance, index
        if at is not None:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def main(path):
    is_coarse = path.endswith(".shp")
    parts = 10 if is_coarse else 100
    for ring in coasts(shapefile(path) if is_coarse else text(path), parts):
        if len(ring) < 4 or ring[0] != ring[-1]:
            continue
        points = steps(ring, parts)
        if not is_coarse:
            points = simpler(points)
            if len(points) < 4:
                continue
        written = [points[0]] + [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(points, points[1:])]
        print(" ".join(f"{x} {y}" for x, y in written[:-1]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
