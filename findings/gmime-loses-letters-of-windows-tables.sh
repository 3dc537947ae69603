#!/usr/bin/env bash
# GMime 3.2.13 (Debian 12): a mail whose text is labelled shift_jis, as Japanese mail programs label Windows's table of that
# name, is garbled without a sign where it has letters that only that table has. GMime drops a single byte and goes on, so
# that what is left pairs up to other letters: "①10G" is "@10G", and the name 髙橋 is 煖ｴ. The same mail labelled cp932 is
# right. Likewise ks_c_5601-1987 for Windows's Korean table. No error, no U+FFFD, no question mark.
#
# Matters here: names of operators and people come in such mails, and a slide would have had them cut. Personals decodes text
# itself, by the tables that the Encoding Standard gives these labels, and reports what is in none.
# Expected: the letters, as in browsers; or a replacement character for each.
#
# Needs python3-gi and gir1.2-gmime-3.0. Exits with 1 if the letters are kept, or replaced by something that shows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >read.py <<'PY'
import sys
import gi

gi.require_version("GMime", "3.0")
from gi.repository import GMime

GMime.init()
print("GMime", ".".join(str(getattr(GMime, part)) for part in ("MAJOR_VERSION", "MINOR_VERSION", "MICRO_VERSION")))

def text(label, table, content):
    head = f"From: a@reef.example\nContent-Type: text/plain; charset={label}\nContent-Transfer-Encoding: 8bit\n\n"
    stream = GMime.StreamMem.new_with_buffer(head.encode() + content.encode(table) + b"\n")
    message = GMime.Parser.new_with_stream(stream).construct_message(None)
    return message.get_body().get_text().strip()

lost = 0
for label, right, table, content in [
    ("shift_jis", "cp932", "cp932", "①10G"),
    ("shift_jis", "cp932", "cp932", "髙橋"),
    ("ks_c_5601-1987", "cp949", "cp949", "똠방"),
]:
    seen, meant = text(label, table, content), text(right, table, content)
    print(f"{content} labelled {label}: {seen!r}; labelled {right}: {meant!r}")
    lost += content != seen and "\ufffd" not in seen and "?" not in seen
sys.exit(0 if lost == 3 else 1)
PY
/usr/bin/python3 read.py
