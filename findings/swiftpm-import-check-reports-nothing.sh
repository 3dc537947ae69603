#!/usr/bin/env bash
# Swift 6.3.1 (Linux): `swift build --explicit-target-dependency-import-check error` builds a target that imports a
# module which it does not declare, in a clean build and again, and prints nothing about it.
#
# Matters here: targets are walls, and only Package.swift says who may import what; CI relied on this option to keep
# that true. `scripts/imports` does it instead.
# Expected: an error that names the target and the module.
#
# Needs the Swift toolchain that Personals is built with. Exits with 1 if the option reports the import.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p Sources/Low Sources/Middle Sources/High
cat >Package.swift <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "walls",
  targets: [
    .target(name: "Low"), .target(name: "Middle", dependencies: ["Low"]), .target(name: "High", dependencies: ["Middle"]),
  ])
SWIFT
echo 'public struct Low { public init() {} }' >Sources/Low/Low.swift
printf 'import Low\npublic struct Middle { let low = Low() }\n' >Sources/Middle/Middle.swift
# High declares Middle alone.
printf 'import Low\npublic struct High { let low = Low() }\n' >Sources/High/High.swift
swift --version 2>/dev/null | head -1
for build in clean again; do
  if ! swift build --explicit-target-dependency-import-check error >log 2>&1 || grep -qi 'low.*depend' log; then
    cat log
    echo "$build build: the import of Low in High is reported"
    exit 1
  fi
  echo "$build build: the import of Low in High is not reported"
done
