#!/usr/bin/env python3
"""Makes templates/classic/countries, the names of countries in the languages that classic speaks beside English.

    python3 -m venv venv && venv/bin/pip install babel==2.19.0
    venv/bin/python scripts/countries.py

They are those of Unicode CLDR, which is part of the Python package babel, under the Unicode licence; that is written
beside them. Names with an explanation in brackets go without it, but where two countries would then have one name.
Three have a long name there and a short one (alt="short") that babel leaves out.
"""
import importlib.resources
import pathlib
import re

import babel

ROOT = pathlib.Path(__file__).resolve().parent.parent
LANGUAGES = ["ar", "es", "fr", "ja", "pt"]
SHORT = {
    "ar": {"HK": "هونغ كونغ", "MO": "ماكاو", "PS": "فلسطين"},
    "es": {"HK": "Hong Kong", "MO": "Macao", "PS": "Palestina"},
    "fr": {"HK": "Hong Kong", "MO": "Macao", "PS": "Palestine"},
    "ja": {"HK": "香港", "MO": "マカオ", "PS": "パレスチナ"},
    "pt": {"HK": "Hong Kong", "MO": "Macau", "PS": "Palestina"},
}


def codes():
    """Those of which the program has an English name."""
    text = (ROOT / "Sources/Submissions/Places/CountryName.swift").read_text()
    return re.findall(r'"([A-Z]{2})": "', text)


def names(language):
    all_names = babel.Locale(language).territories
    found = {code: all_names[code] for code in codes() if code in all_names}
    found.update(SHORT[language])
    for code, name in found.items():
        plain = re.sub(r" ?\([^)]*\)", "", name)
        if plain not in found.values():
            found[code] = plain
    return found


def main():
    folder = ROOT / "templates/classic/countries"
    for language in LANGUAGES:
        lines = [
            "# Names of countries, by ISO 3166 code: of Unicode CLDR, under the licence beside this file.",
            "# Made by scripts/countries.py.",
        ]
        lines += [f"{code} {name}" for code, name in sorted(names(language).items())]
        (folder / f"{language}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    licence = importlib.resources.files("babel") / "locale-data/LICENSE.unicode"
    (folder / "LICENSE").write_text(licence.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
