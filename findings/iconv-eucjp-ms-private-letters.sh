#!/usr/bin/env bash
# glibc 2.36 (Debian 12): iconv's EUC-JP-MS, the table named after Windows's Japanese letters, turns the letters of rows 89 to
# 92 (髙, 﨑) into characters for private use (U+E2D3 for 髙), and succeeds. Its CP932 has the same rows right, and browsers
# read them so in both encodings (encoding.spec.whatwg.org, index jis0208).
#
# Matters here: Japanese mails in ISO-2022-JP have these rows, as names of people do. Moved to EUC-JP for the larger table, a
# slide would have had boxes for letters, and nothing would have reported them. Personals moves them to CP932.
# Expected: the letters, or an error.
#
# Needs python3 and iconv. Exits with 1 if the letters are right, or refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >read.py <<'PY'
import subprocess, sys

print(subprocess.run(["iconv", "--version"], capture_output=True, text=True).stdout.splitlines()[0])

def read(table, data):
    run = subprocess.run(["iconv", "-f", table, "-t", "UTF-8"], input=data, capture_output=True)
    return run.stdout.decode() if run.returncode == 0 else None

private = 0
for letter in "髙﨑①":
    data = letter.encode("cp932")
    if letter == "髙":
        data = bytes([0xEE, 0xE0])  # row 92; Python writes row 119
    if letter == "﨑":
        data = bytes([0xED, 0x95])  # row 89
    high, low = data
    row = (high - (0x70 if high < 0xE0 else 0xB0)) * 2 - (1 if low < 0x9F else 0)
    cell = low - (0x1F if low < 0x7F else 0x20) if low < 0x9F else low - 0x7E
    unix = bytes([row | 0x80, cell | 0x80])
    wide, plain = read("EUC-JP-MS", unix), read("CP932", data)
    code = f"U+{ord(wide):04X}" if wide else "an error"
    print(f"{letter}, row {row - 0x20}: EUC-JP-MS gives {code}, CP932 gives {plain}")
    private += bool(wide) and 0xE000 <= ord(wide) <= 0xF8FF and plain == letter
sys.exit(0 if private == 2 else 1)
PY
python3 read.py
