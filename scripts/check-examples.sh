#!/usr/bin/env bash
# Draws every example as PDF, PNG and SVG with the binary named, twice, and examines the files.
#
#   scripts/check-examples.sh .build/release/personals
#
# Prints one line for each check that fails, and ends with the numbers of those that passed and failed.
set -euo pipefail

binary=$(realpath "${1:?usage: scripts/check-examples.sh BINARY}")
cd "$(dirname "$0")/.."
root=$PWD

for tool in qpdf pdftotext cmp; do
  command -v "$tool" >/dev/null || { echo "check-examples.sh: needs $tool" >&2; exit 69; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The only date there is. Nothing drawn may depend on when.
export SOURCE_DATE_EPOCH=1795339800

passed=0
failed=0
# Counts a check: its name, then the command that makes it.
check() {
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
    sed 's/^/    /' "$work/log"
  fi
}

# Draws $1 into $2, and makes sure that there is something.
draw() { "$binary" slide "$1" -o "$2" && [ -s "$2" ]; }
# The same elsewhere: in another folder, time zone and locale.
draw_elsewhere() { (cd "$work/second" && TZ=Pacific/Auckland LC_ALL=C LANG=C draw "$root/$1" "$2"); }
# Not grep -q, which stops reading early and so makes pdftotext fail.
says_asn() { pdftotext -enc UTF-8 "$1" - | grep -w "AS$2"; }

mkdir "$work/first" "$work/second"
for source in examples/submissions/*.yaml examples/several/*.yaml examples/records/*.json; do
  kind=$(basename "$(dirname "$source")")
  name=$(basename "${source%.*}")
  for format in pdf png svg; do
    first=$work/first/$kind-$name.$format
    second=$kind-$name.$format
    check "$source as $format" draw "$source" "$first"
    check "$source as $format, elsewhere" draw_elsewhere "$source" "$second"
    check "$source as $format, same bytes twice" cmp "$first" "$work/second/$second"
    if [ "$format" = pdf ]; then
      check "$source: qpdf finds nothing amiss" qpdf --check "$first"
      case $name in
        as*) check "$source: its text has the AS number" says_asn "$first" "${name#as}" ;;
      esac
    fi
  done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
