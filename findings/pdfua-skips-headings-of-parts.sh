#!/usr/bin/env bash
# pdfua 0.1.3 with pikepdf 10.18: where a heading has two parts, the rule about headings is not run, and the file passes.
#
# Titles of two lines have a part for each, in an array. Personals' script lists rules that were not run. One would have
# guessed that a checker that fails to run a rule ends with another code than 0.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for python in "${PYTHON:-python3}" "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python3; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && break
done
"$python" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pdfua==0.1.3 pikepdf==10.18.0
cat >make.py <<'PY'
import sys
import pikepdf
from pikepdf import Array, Dictionary, Name, String

def make(path, parts):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    page.Contents = pdf.make_stream(b"".join(b"/H1 <</MCID %d>> BDC\n0 0 9 9 re f\nEMC\n" % part for part in range(parts)))
    page.StructParents = 0
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    heading = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H1, P=root, Pg=page.obj))
    heading.K = Array(range(parts)) if parts > 1 else 0
    root.K = heading
    root.ParentTree = Dictionary(Nums=Array([0, Array([heading] * parts)]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    pdf.save(path)

make("one.pdf", 1)
make("two.pdf", 2)
PY
venv/bin/python make.py
for file in one two; do venv/bin/pdfua check --rules UA-14-001 --format json $file.pdf >$file.json || true; done
venv/bin/python - <<'PY'
import json
import pikepdf
from importlib.metadata import version
print("pdfua", version("pdfua"), "pikepdf", version("pikepdf"))
one, two = (json.load(open(f"{name}.json")) for name in ("one", "two"))
for name, report in (("one part", one), ("two parts", two)):
    print(f"{name}: skipped {len(report['skipped'])}, findings {len(report['findings'])}, exit code {report['exit_code']}")
assert not one["skipped"] and len(two["skipped"]) == 1 and two["exit_code"] == 0
PY
