#!/usr/bin/env bash
# Makes everything that a release has, in dist/: the Debian package, the tarball, the list of parts (SPDX), the notes, and
# SHA256SUMS. The same commit gives the same bytes, at the same place, with the same versions of the tools, and with the
# same project page (scripts/homepage).
#
#   scripts/release.sh [TAG]
#
# TAG, such as v0.2.0, is checked against the version of the program.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { echo "release: $*" >&2; }

version=$(sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/Slides/OutputFormat.swift)
[ "${1:-v$version}" = "v$version" ] || { say "the tag is $1, and the program is $version"; exit 65; }
date=$(sed -n "s/^## $version (\(.*\))\$/\1/p" CHANGELOG.md)
[ -n "$date" ] || { say "CHANGELOG.md has no line '## $version (YYYY-MM-DD)'"; exit 65; }
grep -q "^personals ($version)" debian/changelog || { say "debian/changelog is not of $version"; exit 65; }
SOURCE_DATE_EPOCH=$(date -u -d "$date 00:00" +%s)
export SOURCE_DATE_EPOCH

rm -rf dist
make --silent deb tarball
scripts/bill-of-materials >"dist/personals-$version.spdx.json"
# The lines of this version, without its heading.
awk -v heading="## $version (" 'index($0, "## ") == 1 { on = index($0, heading) == 1; next } on' CHANGELOG.md |
  sed '/./,$!d' >dist/notes.md
cd dist
rm -f personals.buildinfo personals.changes
sha256sum -- *.deb *.tar.gz *.spdx.json >SHA256SUMS
say "made:"
ls -l >&2
