#!/usr/bin/env python3
"""Makes templates/map/cities.txt, where cities are of which a record gives the name and no coordinates.

    scripts/cities.py naturalearth_cities rings.txt zone.tab airports.csv.gz > templates/map/cities.txt

All sources are in the public domain, and the first that has a city in a country counts:

- scripts/cities.txt, written by hand.
- Natural Earth's populated places at 1:110 million (https://www.naturalearthdata.com): the shapefile, without its ending,
  is part of the Python package geopandas up to 0.14, in geopandas/datasets/naturalearth_cities. It has no countries; they
  are those of the rings that scripts/rings.R writes, by the point in the polygon.
- zone.tab of the time zone database (https://www.iana.org/time-zones), in Debian's tzdata: each zone is named after a city.
- Airports with scheduled flights, and large ones, of OurAirports (https://ourairports.com/data), in the Python package
  ourairports: the town that an airport serves. A town with several, none of which is the largest, is left out where they
  are far from one another, since they are then two towns of one name.

A line of the result is a city: the country's ISO 3166 code, hundredths of a degree north and east, and the name.
"""
import csv
import gzip
import math
import os
import re
import struct
import sys
import unicodedata
from collections import defaultdict

# What the file has question marks for.
LOST = {"Chi?in?u": "Chișinău", "?saka": "Ōsaka", "Washington,  D.C.": "Washington, D.C."}
# How far from one another the airports of one town may be, and a town from the land, in degrees.
NEAR = 0.8


def fold(name):
    """Much as the program compares names (DisplayText.fold)."""
    plain = unicodedata.normalize("NFD", name).lower()
    return "".join(letter for letter in plain if letter.isalnum())


def by_hand(path):
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        country, latitude, longitude, names = line.strip().split(" ", 3)
        for name in names.split(";"):
            yield country, name.strip(), float(latitude), float(longitude)


def rings(path):
    for line in open(path, encoding="ascii"):
        country, *numbers = line.split()
        values = [float(number) for number in numbers]
        yield country, list(zip(values[::2], values[1::2]))


def contains(ring, x, y):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def country(x, y, shapes):
    """The smallest ring around a point, since a country may lie within another; off shore the nearest."""
    around = [
        ((max(p[0] for p in ring) - min(p[0] for p in ring)) * (max(p[1] for p in ring) - min(p[1] for p in ring)), code)
        for code, ring in shapes
        if contains(ring, x, y)
    ]
    if around:
        return min(around)[1]
    distance, code = min((math.dist(point, (x, y)), code) for code, ring in shapes for point in ring)
    return code if distance < NEAR else "-"


def places(path, shapes):
    names = open(path + ".dbf", "rb").read()
    count, header, length = struct.unpack("<IHH", names[4:12])
    points = open(path + ".shp", "rb").read()
    for index in range(count):
        start = header + index * length
        name = names[start + 1 : start + length].decode("latin-1").strip()
        x, y = struct.unpack("<dd", points[100 + index * 28 + 12 : 100 + index * 28 + 28])
        yield country(x, y, shapes), LOST.get(name, name), y, x


def zones(path):
    for line in open(path, encoding="ascii"):
        if line.startswith("#"):
            continue
        code, place, zone = line.rstrip("\n").split("\t")[:3]
        found = re.fullmatch(r"([+-]\d{2})(\d{2})(\d{2})?([+-]\d{3})(\d{2})(\d{2})?", place)
        values = []
        for degrees, minutes, seconds in (found.groups()[:3], found.groups()[3:]):
            sign = -1 if degrees[0] == "-" else 1
            values.append(sign * (abs(int(degrees)) + int(minutes) / 60 + int(seconds or 0) / 3600))
        yield code, zone.split("/")[-1].replace("_", " "), values[0], values[1]


def airports(path):
    towns = defaultdict(list)
    for row in csv.DictReader(gzip.open(path, "rt", encoding="utf-8")):
        ranks = {"large_airport": 3, "medium_airport": 2, "small_airport": 1}
        rank = ranks.get(row["type"], 0)
        if not rank or (rank < 3 and row["scheduled_service"] != "yes"):
            continue
        name = re.sub(r"\(.*?\)", "", row["municipality"]).split("/")[0].split(",")[0].strip()
        if name and not re.search(r"\d", name):
            towns[row["iso_country"], fold(name)].append(
                (rank, name, float(row["latitude_deg"]), float(row["longitude_deg"]))
            )
    for (code, _), found in sorted(towns.items()):
        best = [airport for airport in found if airport[0] == max(found)[0]]
        north = [airport[2] for airport in best]
        east = [airport[3] for airport in best]
        if max(north) - min(north) > NEAR or max(east) - min(east) > NEAR:
            continue
        yield code, best[0][1], sum(north) / len(best), sum(east) / len(best)


def main(cities, shapes, zone, flights):
    by_code = list(rings(shapes))
    hand = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cities.txt")
    seen = set()
    lines = []
    for source in (by_hand(hand), places(cities, by_code), zones(zone), airports(flights)):
        for code, name, latitude, longitude in source:
            key = (code, fold(name))
            if code == "-" or key in seen:
                continue
            seen.add(key)
            lines.append(f"{code} {round(latitude * 100)} {round(longitude * 100)} {name}")
    print("\n".join(sorted(lines)))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
