#!/bin/sh
# SQLite 3.40.1 (Debian 12): of a key written twice in a JSON object, json_extract() takes the first value, and
# json_each() gives both; Python's json, and JSON.parse in browsers, take the last.
#
# Why it matters: a snapshot of Personals keeps PeeringDB's rows as JSON, and is read both by SQL and by our own reader. A row
# that says two things would be found by one and shown with the other, so each key is written only once there.
#
# One would have guessed that the readers of JSON at hand agree, since RFC 8259 says that most take the last.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/two.py" <<'PY'
import json
import sqlite3
import sys

text = '{"id": 1, "city": "Suva", "city": "Nadi"}'
database = sqlite3.connect(":memory:")
first = database.execute("SELECT json_extract(?, '$.city')", [text]).fetchone()[0]
each = [row[0] for row in database.execute("SELECT value FROM json_each(?) WHERE key = 'city'", [text])]
last = json.loads(text)["city"]
print(f"SQLite {sqlite3.sqlite_version}: json_extract {first}, json_each {each}")
print(f"Python {sys.version.split()[0]}: json {last}")
sys.exit(0 if (first, each, last) == ("Suva", ["Suva", "Nadi"], "Nadi") else 1)
PY
python3 "$folder/two.py"
