#!/usr/bin/env bash
# Checks an event's submissions and pictures every slide: what a CI job does for a pull request, and anybody can by hand.
#
#   scripts/review.sh [-o FOLDER] [--base REVISION] [--warnings-as-errors] FILE... [-- OPTION...]
#
# FILE is what `personals check` takes: an event file, or submissions. Options after `--` go to both commands, as in
# `-- --offline`. With --base the slides are compared with those of the commit where the current branch left that revision
# (its merge base), or of the revision itself where the history is not fetched that far. A missing revision is fetched from
# `origin`. Submodules are compared too. Of submissions that are made from the same files as there, problems are counted
# and not printed.
# Writes into FOLDER, review/ if none is given:
#
#   previews/index.html   all slides, and what is wrong with each
#   comment.md            the same in short, for a pull request
#   check.sarif           for a code host, check.xml for a test report (JUnit)
#
# Prints what is wrong on standard output, on GitHub as annotations. PERSONALS names the program; by default it is the one
# that this clone has built, else the one on PATH. The exit code is that of
# `personals check`: 0, 65 where something is wrong, or 69 where only PeeringDB is.
set -euo pipefail

program=${PERSONALS-}
[ -n "$program" ] || program=$(dirname "$0")/../.build/release/personals
[ -x "$program" ] || program=$(command -v personals) || {
  echo "review: there is no program 'personals': install or build it, or set PERSONALS" >&2
  exit 69
}
output=review base='' strict=() files=() options=()
usage() {
  echo "usage: scripts/review.sh [-o FOLDER] [--base REVISION] [--warnings-as-errors] FILE... [-- OPTION...]" >&2
  exit 64
}
while [ $# -gt 0 ]; do
  case $1 in
    -o) output=${2:?$(usage)}; shift 2 ;;
    --base) base=${2-}; shift 2 ;;
    --warnings-as-errors) strict=(--warnings-as-errors); shift ;;
    --) shift; options=("$@"); break ;;
    -*) usage ;;
    *) files+=("$1"); shift ;;
  esac
done
[ ${#files[@]} -gt 0 ] || usage
program=$(realpath "$program")
mkdir -p "$output"
output=$(realpath "$output")
# Reviews belong in no commit.
echo '*' >"$output/.gitignore"

# In a job's container the workspace belongs to another user, which Git refuses unless a setting allows it. It is
# set for this run alone, and only in a job: by hand, a stranger's repository should be refused. Older versions read this
# setting from files only, so it is one.
trust() {
  local folder; folder=$(pwd -P)
  while [ ! -e "$folder/.git" ]; do
    [ -n "$folder" ] || return 0
    folder=${folder%/*}
  done
  local own=${GIT_CONFIG_GLOBAL-}
  if [ -n "$own" ]; then
    git config --file "$1" --add include.path "$own"
  else
    git config --file "$1" --add include.path "${XDG_CONFIG_HOME:-${HOME-}/.config}/git/config"
    git config --file "$1" --add include.path "${HOME-}/.gitconfig"
  fi
  git config --file "$1" --add safe.directory "$folder"
  export GIT_CONFIG_GLOBAL=$1
}

# The slides of the base, from a copy of it that does not stay.
against=() changed=() submodules=()
if [ -n "$base" ]; then
  before=$(mktemp -d)
  # The settings go last: without them Git refuses a workspace that another user owns.
  trap 'rm -rf "$before/tree"; git worktree prune || true
    for folder in ${submodules[@]+"${submodules[@]}"}; do git -C "$folder" worktree prune || true; done
    rm -rf "$before"' EXIT
  [ -z "${CI-}${GITHUB_ACTIONS-}" ] || trust "$before/gitconfig"
  if ! git cat-file -e "$base^{commit}" 2>/dev/null; then
    git fetch --quiet --depth=1 origin "$base"
    base=FETCH_HEAD
  fi
  base=$(git merge-base "$base" HEAD 2>/dev/null || git rev-parse --verify --quiet "$base^{commit}")
  git worktree add --quiet --detach "$before/tree" "$base"
  # What is another than there, committed or not, as seen from here. Where nothing is, no submission has this one.
  changed=(--changed=/dev/null)
  up=$(git rev-parse --show-cdup)
  while IFS= read -r -d '' name; do changed+=("--changed=$up$name"); done < <(
    git diff --name-only --no-renames -z "$base"
    git ls-files --others --exclude-standard --full-name -z -- ":/")
  # Git names a submodule, not the files in it.
  top=$(git rev-parse --show-toplevel)
  while IFS= read -r -d '' entry; do
    name=${entry#*$'\t'} folder=$top/${entry#*$'\t'}
    [[ $entry = 160000\ * && -e $folder/.git ]] || continue
    [ -z "${CI-}${GITHUB_ACTIONS-}" ] || git config --file "$before/gitconfig" --add safe.directory "$folder"
    submodules+=("$folder")
    if revision=$(git rev-parse --verify --quiet "$base:$name"); then
      git -C "$folder" cat-file -e "$revision^{commit}" 2>/dev/null ||
        git -C "$folder" fetch --quiet --depth=1 origin "$revision"
      git -C "$folder" worktree add --quiet --detach "$before/tree/$name" "$revision"
    else
      # A new one: all its files are.
      revision=$(git -C "$folder" hash-object -t tree /dev/null)
    fi
    while IFS= read -r -d '' file; do changed+=("--changed=$up$name/$file"); done < <(
      git -C "$folder" diff --name-only --no-renames -z "$revision"
      git -C "$folder" ls-files --others --exclude-standard -z)
  done < <(git -C "$top" ls-files --stage -z)
  # Where in the repository we are; files are named from here.
  place=$before/tree/$(git rev-parse --show-prefix)
  # A base without an event, or with one that is wrong, has no slides to compare with.
  if (cd "$place" && "$program" preview "${files[@]}" -o "$before/previews" --quiet ${options[@]+"${options[@]}"} \
    >/dev/null 2>&1) || [ -e "$before/previews/index.html" ]; then
    against=(--against "$before/previews")
  fi
fi

format=text
[ -z "${GITHUB_ACTIONS-}" ] || format=github
code=0
"$program" check "${files[@]}" --format "$format" --format "sarif=$output/check.sarif" \
  --format "junit=$output/check.xml" --format "markdown=$output/comment.md" ${strict[@]+"${strict[@]}"} \
  ${changed[@]+"${changed[@]}"} \
  ${options[@]+"${options[@]}"} || code=$?
# 65: something is wrong with what people wrote. 69: PeeringDB does not answer. Slides can be looked at all the same.
[[ $code = 0 || $code = 65 || $code = 69 ]] || exit "$code"

# What is wrong has been reported.
pictured=0
summary=$("$program" preview "${files[@]}" -o "$output/previews" ${against[@]+"${against[@]}"} \
  ${options[@]+"${options[@]}"} 2>&1 >/dev/null | tail -n 1) || pictured=$?
[[ $pictured = 0 || $pictured = 65 || $pictured = 69 ]] || { echo "$summary" >&2; exit "$pictured"; }
echo "$summary"
# What changed is at the top, where a comment that is too long is not cut. The rest is about this machine.
if [[ ${#against[@]} -gt 0 || $summary = "no slides are drawn"* ]]; then
  comment=$(cat "$output/comment.md")
  { head -n 2 <<<"$comment"; printf '\n%s\n' "$summary"; tail -n +3 <<<"$comment"; } >"$output/comment.md"
fi
exit "$code"
