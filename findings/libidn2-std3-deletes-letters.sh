#!/usr/bin/env bash
# libidn2 2.3.3 (Debian 12): with IDN2_USE_STD3_ASCII_RULES, characters that STD3 does not allow in a host are deleted, and
# the look-up succeeds: "under_score.example" becomes "underscore.example", "a b.example" becomes "ab.example". Those are
# other hosts. The command idn2 does the same with --usestd3asciirules. Without the flag both pass unchanged.
#
# Matters here: the flag that is meant to make the check of hosts in QR codes strict would have made them lead to strangers.
# Personals looks hosts up without it, and checks the result itself.
# Expected: an error, as Unicode's UTS 46 has it ("disallowed_STD3_valid").
#
# Needs libidn2-0 and python3. Exits with 1 if the characters are refused or kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >look.py <<'PY'
import ctypes, sys

idn2 = ctypes.CDLL("libidn2.so.0")
idn2.idn2_check_version.restype = ctypes.c_char_p
print("libidn2", idn2.idn2_check_version(None).decode())
NFC, NONTRANSITIONAL, STD3 = 1, 8, 32

def look_up(host, flags):
    name = ctypes.c_char_p()
    result = idn2.idn2_lookup_u8(host.encode(), ctypes.byref(name), flags)
    return name.value.decode() if result == 0 else f"error {result}"

deleted = 0
for host in ["under_score.example", "a b.example", "bücher_x.example"]:
    plain, strict = (look_up(host, NFC | NONTRANSITIONAL | more) for more in (0, STD3))
    print(f"{host}: without the flag {plain}, with it {strict}")
    deleted += "_" not in strict and " " not in strict and not strict.startswith("error")
sys.exit(0 if deleted == 3 else 1)
PY
python3 look.py
