# Sourced by the scripts that drive a browser: sets `browser`, Chromium (Debian's package), and `axe`, the path of axe-core
# (MPL-2.0, from its package for Python, with its version pinned). Installs what is missing. Needs `root`, the project.

axe_version=0.1.0
axe="$root/.build/axe-core-$axe_version/axe.min.js"

install() { # PACKAGE...
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  try() {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
      --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >&2 </dev/null
  }
  try "$@" || { ${as_root[@]+"${as_root[@]}"} apt-get update -q >&2 && try "$@"; }
}

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ] && command -v apt-get >/dev/null; then
  install chromium
  browser=$(command -v chromium)
fi
[ -n "$browser" ] || { echo "$(basename "$0"): needs Chromium" >&2; exit 69; }

if [ ! -s "$axe" ]; then
  python3 -m pip --version >/dev/null 2>&1 || install python3-pip
  fetched=$(mktemp -d)
  python3 -m pip download -q --disable-pip-version-check --no-deps -d "$fetched" "axe-core-python==$axe_version" >&2
  mkdir -p "$(dirname "$axe")"
  python3 -c '
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    name = next(name for name in wheel.namelist() if name.endswith("/axe.min.js"))
    with open(sys.argv[2], "wb") as file:
        file.write(wheel.read(name))
' "$fetched"/*.whl "$axe"
  rm -r "$fetched"
fi
