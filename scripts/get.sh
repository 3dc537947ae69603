#!/usr/bin/env bash
# Installs a released Personals after checking its checksum, or builds this clone where there is no such release. Prints the
# program's path.
#
#   scripts/get.sh [--build auto|true|false] [--version VERSION] [--sha256 SUM] [--from URL]
#
# The version is that of this clone, unless given. URL is where releases are: URL/vVERSION/SHA256SUMS; by default, where this
# clone comes from. SUM is the checksum of the package itself, for those who do not trust the list beside it. With `--build true` the clone is always built
# (a program that it has already built is used as it is), with `false` never. Installs what it needs through apt-get.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=auto version='' sum='' from=''
usage() { sed -n '5s/^#  */usage: /p' "$0" >&2; exit 64; }
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || usage
  case $1 in
    --build) build=$2 ;;
    --version) version=$2 ;;
    --sha256) sum=$2 ;;
    --from) from=$2 ;;
    *) usage ;;
  esac
  shift 2
done
case $build in auto | true | false) ;; *) usage ;; esac
say() { echo "get: $*" >&2; }
[ -n "$version" ] ||
  version=$(sed -n 's/.*static let version = "\(.*\)"/\1/p' "$root/Sources/Slides/OutputFormat.swift")

root_do() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
install() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  # The lists of packages are missing in container images.
  { root_do "${apt[@]}" update && root_do "${apt[@]}" install --yes "$@"; } </dev/null >&2 ||
    { say "apt-get could not install: $*"; exit 69; }
}
need() { # COMMAND:PACKAGE...
  local pair missing=()
  for pair in "$@"; do command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}"); done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || { say "please install: ${missing[*]}"; exit 69; }
  install "${missing[@]}"
}

built=$root/.build/release/personals
make_it() {
  need make:make
  if [ -x "$built" ]; then make --silent -C "$root" setup >&2; else make --silent -C "$root" build >&2; fi
  echo "$built"
}

# The scripts of a review need these.
need git:git python3:python3
if [ "$build" = true ]; then make_it; exit; fi
if [ "$(command -v personals >/dev/null && personals --version)" = "$version" ]; then command -v personals; exit; fi

if [ -z "$from" ]; then
  from=$("$root/scripts/homepage")
  if [ -n "$from" ]; then
    from+=/releases/download
  elif [ "$build" = auto ]; then
    say "where releases are is not known: building; --from URL gives it"
    make_it
    exit
  else
    say "where releases are is not known: give it with --from URL"
    exit 64
  fi
fi
need curl:curl
[ ! -d /etc/ssl ] || [ -e /etc/ssl/certs/ca-certificates.crt ] || need none:ca-certificates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
download() { # FILE; 22 where the server has none, 37 where a folder has none
  curl --silent --show-error --fail --location --retry 3 --output "$work/$1" "$from/v$version/$1"
}
code=0
download SHA256SUMS 2>"$work/error" || code=$?
if [[ ($code = 22 || $code = 37) && $build = auto ]]; then
  say "there is no release $version at $from: building"
  make_it
  exit
fi
[ $code -eq 0 ] || { say "cannot get $from/v$version/SHA256SUMS: $(cat "$work/error")"; exit 69; }

if command -v apt-get >/dev/null; then
  file=personals_${version}_$(dpkg --print-architecture).deb
else
  file=personals-$version-linux-$(uname -m).tar.gz
fi
expected=${sum:-$(awk -v file="$file" '$2 == file || $2 == "*" file { print $1 }' "$work/SHA256SUMS")}
[ -n "$expected" ] || { say "the release $version has no $file"; exit 69; }
download "$file" || { say "cannot get $from/v$version/$file"; exit 69; }
actual=$(sha256sum "$work/$file" | cut -d ' ' -f 1)
[ "$actual" = "$expected" ] || { say "$file is not what it should be: its checksum is $actual, not $expected"; exit 65; }
case $file in
  *.deb)
    chmod 755 "$work" # apt reads it as another user
    install "$work/$file"
    command -v personals
    ;;
  *)
    folder=${XDG_CACHE_HOME:-$HOME/.cache}/personals/releases
    mkdir -p "$folder"
    tar -x -z -C "$folder" -f "$work/$file"
    echo "$folder/personals-$version/bin/personals"
    ;;
esac
