#!/usr/bin/env python3
"""Makes templates/map/land.txt, the coastlines of the world, from Natural Earth's countries at 1:110 million.

    scripts/land.py naturalearth_lowres.shp > templates/map/land.txt

Natural Earth (https://www.naturalearthdata.com) is in the public domain. Its file is part of the Python package
geopandas up to 0.14, in geopandas/datasets/naturalearth_lowres, and of Debian's r-cran-rnaturalearthdata.

Borders between countries go: an edge that two countries share is no coast. What is left is joined to rings. Antarctica
goes too. A line of the result is a ring: tenths of a degree east and north, first of a point, then of each step to the
next one. Longitudes run on over 180 degrees.
"""
import struct
import sys
from collections import defaultdict

SOUTHERNMOST = -600  # tenths of a degree


def polygons(path):
    """The rings of all shapes in a shapefile (ESRI Shapefile Technical Description, 1998): lists of points."""
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
            yield [(round(flat[2 * i] * 10), round(flat[2 * i + 1] * 10)) for i in range(first, last)]


def same(point):
    """The two sides of the antimeridian are one."""
    return (1800, point[1]) if point[0] == -1800 else point


def coasts(rings):
    edges = set()
    for ring in rings:
        if all(latitude < SOUTHERNMOST for _, latitude in ring):
            continue
        points = [same(point) for point in ring]
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


def main(path):
    for ring in coasts(polygons(path)):
        if len(ring) < 4 or ring[0] != ring[-1]:
            continue
        steps = [ring[0]]
        for (x, y), (to_x, to_y) in zip(ring, ring[1:]):
            step = (to_x - x + 1800) % 3600 - 1800  # the short way round
            steps.append((step, to_y - y))
        print(" ".join(f"{x} {y}" for x, y in steps[:-1]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
