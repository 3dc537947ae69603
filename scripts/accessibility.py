"""Checks PDFs with outloud, page-validation and pdfua; scripts/check-accessibility installs them and calls this."""
import collections
import json
import os
import re
import subprocess
import sys

import page
import pikepdf

BIN = os.path.dirname(sys.executable)
# Rules of outloud that compare with a source, of which there is none.
COMPARING = ("SEM-001", "SEM-002", "SEM-003")


def skips_footers_only(path):
    """Whether all text that readers skip is in running headers and footers, which ISO 14289-1, 7.8, wants them to skip."""
    with pikepdf.open(path) as pdf:
        for content in pdf.pages:
            open_marks = []
            for operands, operator in pikepdf.parse_content_stream(content):
                name = str(operator)
                if name in ("BMC", "BDC"):
                    kind = operands[1].get("/Type") if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else None
                    open_marks.append(operands[0] == "/Artifact" and kind != "/Pagination")
                elif name == "EMC" and open_marks:
                    open_marks.pop()
                elif name in ("Tj", "TJ") and any(open_marks):
                    return False
    return True


def outloud(path, unchecked):
    done = subprocess.run([f"{BIN}/outloud", "--quiet", "--json", "-", path], capture_output=True, text=True)
    for result in json.loads(done.stdout)["results"]:
        if result["error"]:
            yield "error", "not run", result["error"]
        for rule in result["rules"]:
            if rule["status"] == "not-implemented" or rule["rule"] in COMPARING:
                unchecked.add(f"outloud {rule['rule']}")
            elif rule["status"] == "skipped":
                yield "error", f"{rule['rule']} not run", rule["reason"] or ""
        for finding in result["findings"]:
            if finding["rule"] == "TAG-002" and skips_footers_only(path):
                unchecked.add("outloud TAG-002 of running footers, whose type it does not look at")
                continue
            yield finding["severity"], finding["rule"], f"{finding['message']} {finding.get('evidence') or ''}"


def ends_like_lines(path):
    """Whether all streams are as long as they say: one that ends in a carriage return looks one byte shorter."""
    data = open(path, "rb").read()
    lengths = re.finditer(rb"/Length (\d+)[^<>]*>>\s*stream\r?\n", data)
    return all(data[m.end() + int(m.group(1)):][:10] == b"\nendstream" for m in lengths)


def page_validation(path, unchecked):
    profiles = ["ua1"]
    if b"pdfaid:conformance>A<" in open(path, "rb").read():
        profiles.append("2a")
    for failure in (one for profile in profiles for one in page.validate_pdf(path, profile=profile).failures):
        # It takes what a glyph gives to a subroutine for the glyph's width, which is never negative.
        if failure.rule_id == "PDFUA1-FONT-GLYPH-WIDTH-001" and " width -" in failure.message:
            unchecked.add("page_validation PDFUA1-FONT-GLYPH-WIDTH-001 of glyphs that begin with a subroutine")
            continue
        # Only PDF/A-1 wants this list; PDF/A-2 (6.2.11.4.2) wants it to be whole where there is one.
        if failure.rule_id == "PDFA2A-TYPE1-SUBSET-CHARSET-001" and failure.message.endswith("without a descriptor /CharSet string"):
            unchecked.add("page_validation PDFA2A-TYPE1-SUBSET-CHARSET-001, which is of PDF/A-1")
            continue
        if failure.rule_id == "PDFA2A-STREAM-LENGTH-001" and ends_like_lines(path):
            unchecked.add("page_validation PDFA2A-STREAM-LENGTH-001 of streams that end in a carriage return")
            continue
        yield "error", failure.rule_id, failure.message


def pdfua(path, unchecked):
    done = subprocess.run([f"{BIN}/pdfua", "check", "--format", "json", path], capture_output=True, text=True)
    report = json.loads(done.stdout)
    unchecked.add(f"pdfua: all but {report['coverage']['summary']}")
    for finding in report["findings"]:
        yield "error" if finding["severity"].lower() != "info" else "info", finding["rule_id"], finding["message"]
    # It counts a rule that it could not run as passed: UA-14-001, where an element has several parts.
    for skipped in report["skipped"]:
        unchecked.add(f"pdfua {skipped['rule_id']} in some files")


def main():
    errors = 0
    warnings = collections.Counter()
    unchecked = set()
    for path in sys.argv[1:]:
        for check in (outloud, page_validation, pdfua):
            for severity, rule, message in check(path, unchecked):
                if severity == "error":
                    errors += 1
                    print(f"{os.path.basename(path)}: {check.__name__} {rule}: {message[:300]}")
                elif severity == "warning":
                    warnings[f"{check.__name__} {rule}"] += 1
    for warning, count in sorted(warnings.items()):
        print(f"warning in {count} of {len(sys.argv) - 1} files: {warning}")
    print(f"not checked: {'; '.join(sorted(unchecked))}; what a person has to check (docs/accessibility.md)")
    print(f"{len(sys.argv) - 1} files, {errors} errors")
    sys.exit(1 if errors else 0)


main()
