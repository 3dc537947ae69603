#!/usr/bin/env bash
# Uses the page of previews in Chromium, with keys, filters, in light and dark, and lets axe-core look for what
# people with a screen reader could not use.
#
#   scripts/check-previews.sh .build/release/personals [FOLDER-FOR-SCREENSHOTS]
#
# Installs Chromium (Debian's package) where it is missing, and axe-core (MPL-2.0, from its package for Python, with
# pip) into a folder of its own. Prints one line for each check that fails, and ends with the numbers of those that passed and
# failed.
set -euo pipefail

binary=$(realpath "${1:?usage: scripts/check-previews.sh BINARY [FOLDER]}")
cd "$(dirname "$0")/.."
root=$PWD
. "$root/scripts/previews/browser.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The only date there is, and a cache of its own.
export SOURCE_DATE_EPOCH=1795339800 XDG_CACHE_HOME="$work/cache"
mkdir -p "$XDG_CACHE_HOME"
pictures=${2:-$work/pictures}
mkdir -p "$pictures"

# 65 says that some submissions are wrong, as they are meant to be.
preview() {
  local code=0
  "$binary" preview -q "$@" 2>"$work/log" || code=$?
  [ $code -eq 0 ] || [ $code -eq 65 ] || { cat "$work/log" >&2; exit $code; }
}

# The examples' event, with one submission that is wrong.
cp -R examples "$work/examples"
printf 'name: Nobody Yet\ntrafic: 500G\n' >"$work/examples/apricot/submissions/wrong.yaml"
preview "$work/examples/apricot/event.yaml" -o "$work/first"

# One slide changed, one added, one gone.
cp "$work/examples/submissions/as64501.yaml" "$work/changed.yaml"
sed 's/^seeking:.*/seeking: everybody/' "$work/changed.yaml" >"$work/examples/submissions/as64501.yaml"
printf 'speaker: Somebody Else\n' >>"$work/examples/apricot/submissions/wrong.yaml"
rm "$work/examples/apricot/submissions/as65545.yaml"
printf 'name: Somebody New\nmessage: Hello\n' >"$work/examples/apricot/submissions/new.yaml"
preview "$work/examples/apricot/event.yaml" -o "$work/second" --against "$work/first"

# Names that want to be more than names.
mkdir "$work/hostile"
cat >"$work/hostile/event.yaml" <<'YAML'
event: "</title><script>window.attacked = 1</script>"
submissions: ["*.sub.yaml"]
YAML
cat >"$work/hostile/a.sub.yaml" <<'YAML'
name: "</script><img src=x onerror='window.attacked = 1'>"
message: "<svg onload=window.attacked=1>"
speaker: "\" autofocus onfocus=\"window.attacked = 1"
YAML
cat >"$work/hostile/b.sub.yaml" <<'YAML'
name: "<iframe srcdoc='<script>parent.attacked = 1</script>'>"
"</script><script>window.attacked = 1</script>": "--><script>window.attacked = 1</script>"
YAML
preview "$work/hostile/event.yaml" -o "$work/third" --single-file

python3 scripts/previews/check.py "$browser" "$axe" "$work/first" "$work/second" "$work/third" "$pictures"
