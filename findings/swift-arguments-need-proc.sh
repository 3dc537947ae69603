#!/usr/bin/env bash
# Swift 6.3.1 (Linux): without /proc, CommandLine.arguments is empty, not even the program's name is in it.
#
# In a chroot, or a container that hides /proc, a command line tool in Swift does not see its arguments. One that prints
# help when it gets none, as swift-argument-parser does, prints help and succeeds, and a script goes on as if all were done.
# One would have guessed that the arguments come from main(argc, argv), as they do in C. Personals ends with an error
# instead. Needs Swift, and unshare (util-linux) with the right to mount in a name space of its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

swift --version 2>/dev/null | head -n 1
cat >arguments.swift <<'SWIFT'
print(CommandLine.arguments.count)
SWIFT
swiftc -static-stdlib arguments.swift -o arguments 2>/dev/null || swiftc arguments.swift -o arguments

with=$(./arguments one two)
without=$(unshare --map-root-user --mount sh -c 'mount -t tmpfs none /proc && ./arguments one two')
echo "arguments with /proc: $with, without: $without"
[ "$with" = 3 ] && [ "$without" = 0 ]
