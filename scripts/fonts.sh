#!/usr/bin/env bash
# Remakes the font files in fonts/ from the Debian packages they come from, unmodified.
#
#   scripts/fonts.sh            fetch, copy, and check against fonts/SHA256SUMS
#   scripts/fonts.sh --accept   the same after a version below was changed: writes new checksums
#
# Needs apt-get and dpkg-deb; no privileges. The licences and README.md beside the fonts are kept by hand.
set -euo pipefail
cd "$(dirname "$0")/.."

inter_version='4.0~beta7+ds-1'
noto_version='20201225-1'

# What the templates ask for: no other weight is drawn.
inter=(Inter-{Regular,Medium,SemiBold,Bold} InterDisplay-{SemiBold,Bold})
# Noto Sans itself, and the scripts of the places where network operators meet.
scripts=('' Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer
  Lao Malayalam Myanmar Sinhala Tamil Telugu Thai)

case "${1:-}" in
  '') accept=no ;;
  --accept) accept=yes ;;
  *) echo "usage: scripts/fonts.sh [--accept]" >&2; exit 64 ;;
esac
for tool in apt-get dpkg-deb sha256sum; do
  command -v "$tool" >/dev/null || { echo "fonts.sh: needs $tool (a Debian system)" >&2; exit 69; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 1777 "$work" # apt downloads as a user of its own

# Unpacks the package $1 in version $2 below $work.
unpack() {
  (cd "$work" && apt-get download -q "$1=$2") || {
    echo "fonts.sh: $1 $2 is not to be had; after apt-get update, change the version in this script" >&2
    exit 69
  }
  dpkg-deb -x "$work"/"$1"_*.deb "$work"
}
unpack fonts-inter "$inter_version"
unpack fonts-noto-core "$noto_version"

mkdir -p fonts/inter fonts/noto
rm -f fonts/inter/*.otf fonts/noto/*.ttf
for name in "${inter[@]}"; do
  install -m 644 "$work/usr/share/fonts/opentype/inter/$name.otf" fonts/inter/
done
for script in "${scripts[@]}"; do
  for weight in Regular Bold; do
    install -m 644 "$work/usr/share/fonts/truetype/noto/NotoSans$script-$weight.ttf" fonts/noto/
  done
done

cd fonts
if [ "$accept" = yes ]; then
  LC_ALL=C sh -c 'sha256sum inter/*.otf noto/*.ttf' > SHA256SUMS
  echo "fonts.sh: wrote fonts/SHA256SUMS; bring the versions in fonts/README.md up to date"
else
  sha256sum --check --quiet SHA256SUMS
  echo "fonts.sh: $(wc -l < SHA256SUMS) files, all as fonts/SHA256SUMS says"
fi
