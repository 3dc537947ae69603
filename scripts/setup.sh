#!/usr/bin/env bash
# Installs what building, testing and running need, and only what is missing. With --packaging, what `make deb` needs, too.
# Says nothing, and changes nothing, when all is there.
set -euo pipefail

swift_major=6 swift_minor=2

# pkg-config's name : Debian's package : Homebrew's formula
libraries='
cairo:libcairo2-dev:cairo
pangocairo:libpango1.0-dev:pango
pangoft2:libpango1.0-dev:pango
fontconfig:libfontconfig-dev:fontconfig
glib-2.0:libglib2.0-dev:glib
librsvg-2.0:librsvg2-dev:librsvg
libqrencode:libqrencode-dev:qrencode
libpng:libpng-dev:libpng
libturbojpeg:libturbojpeg0-dev:jpeg-turbo
libcurl:libcurl4-openssl-dev:curl
libqpdf:libqpdf-dev:qpdf
libidn2:libidn2-dev:libidn2
icu-uc:libicu-dev:icu4c
gmime-3.0:libgmime-3.0-dev:gmime
libzip:libzip-dev:libzip
libxml-2.0:libxml2-dev:libxml2
zlib:zlib1g-dev:zlib
sqlite3:libsqlite3-dev:sqlite
yaml-0.1:libyaml-dev:libyaml
'
# command : Debian's package : Homebrew's formula
tools='
qpdf:qpdf:qpdf
pdftotext:poppler-utils:poppler
xmllint:libxml2-utils:libxml2
zbarimg:zbar-tools:zbar
jsonschema:python3-jsonschema:python-jsonschema
python3:python3:python
curl:curl:curl
git:git:git
'
[ "${1-}" != --packaging ] || tools+='
dpkg-buildpackage:dpkg-dev:dpkg
dh:debhelper:debhelper
chrpath:chrpath:chrpath
'
system=$(uname -s)
if [ "$system" = Darwin ] && command -v brew >/dev/null; then
  # Formulae that macOS has its own, older version of are kept out of the default search path.
  brew_prefix=$(brew --prefix)
  export PKG_CONFIG_PATH="$brew_prefix/opt/curl/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
fi

say() { echo "setup: $*" >&2; }

# The third and second fields of the lines whose first field is missing.
missing=()
add() { # apt brew
  local name=$1
  [ "$system" = Darwin ] && name=$2
  case " ${missing[*]-} " in *" $name "*) ;; *) missing+=("$name") ;; esac
}
if ! command -v pkg-config >/dev/null; then
  add pkg-config pkgconf
  for line in $libraries; do IFS=: read -r _ apt brew <<<"$line"; add "$apt" "$brew"; done
else
  # Each name is an argument of its own.
  # shellcheck disable=SC2046
  if ! pkg-config --exists $(for line in $libraries; do echo "${line%%:*}"; done); then
    for line in $libraries; do
      IFS=: read -r module apt brew <<<"$line"
      pkg-config --exists "$module" || add "$apt" "$brew"
    done
  fi
fi
for line in $tools; do
  IFS=: read -r tool apt brew <<<"$line"
  command -v "$tool" >/dev/null || add "$apt" "$brew"
done
# Chinese, Japanese and Korean are not among the bundled fonts; macOS has its own.
if command -v dpkg-query >/dev/null; then
  case "$(dpkg-query -W -f='${db:Status-Abbrev}' fonts-noto-cjk 2>/dev/null || true)" in
    ii*) ;;
    *) add fonts-noto-cjk '' ;;
  esac
fi

if [ ${#missing[@]} -gt 0 ]; then
  if command -v apt-get >/dev/null; then
    root=()
    if [ "$(id -u)" -ne 0 ]; then
      command -v sudo >/dev/null || {
        say "please install, as root: apt-get install ${missing[*]}"
        exit 69
      }
      root=(sudo)
    fi
    say "installing ${missing[*]}"
    install() {
      # ${root[@]+…}: an empty array counts as unset in old versions of bash.
      ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" </dev/null
    }
    # The first try fails where the lists of packages are missing or old.
    install || { ${root[@]+"${root[@]}"} apt-get update -q && install; } || {
      say "apt-get could not install: ${missing[*]}"
      exit 69
    }
  elif [ "$system" = Darwin ]; then
    command -v brew >/dev/null || {
      say "please install Homebrew (https://brew.sh), then: brew install ${missing[*]}"
      exit 69
    }
    say "installing ${missing[*]}"
    brew install "${missing[@]}"
  else
    say "please install what this system calls: ${missing[*]} (the names are Debian's)"
    exit 69
  fi
fi

if ! command -v swift >/dev/null; then
  say "Swift is missing: install $swift_major.$swift_minor or later from https://www.swift.org/install"
  exit 69
fi
if ! words=$(swift --version 2>&1); then
  say "Swift does not start: $words"
  # Its own libraries are beside it; the others are the system's.
  absent=$({ ldd "$(command -v swift)" 2>/dev/null || true; } | awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')
  case $absent in
    *libncurses*) say "please install, as root: apt-get install libncurses6" ;;
    ?*) say "please install the packages that have: $absent" ;;
  esac
  exit 69
fi
version=$(sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' <<<"$words" | head -n 1)
read -r major minor <<<"${version:-0 0}"
if [ "$major" -lt $swift_major ] || { [ "$major" -eq $swift_major ] && [ "$minor" -lt $swift_minor ]; }; then
  say "Swift $major.$minor is too old: install $swift_major.$swift_minor or later from https://www.swift.org/install"
  exit 69
fi
