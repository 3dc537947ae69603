#!/usr/bin/env bash
# librsvg 2.54.7 (Debian 12): what it draws of <switch> with systemLanguage depends on the environment (LANG, LC_ALL),
# also in a program that never calls setlocale(). One file, one machine, three pictures; with LC_ALL=C an empty one.
#
# Matters here: the same input gives the same bytes in any locale, says docs/architecture.md. A logo with systemLanguage
# breaks that. Personals reports such logos.
# Expected: the locale counts only when the program asks for it. The C interface has no call that sets the language.
#
# Needs librsvg2-2 and libcairo2. Exits with 1 if the pictures are the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q cairocffi==1.7.1
cat >draw.py <<'PY'
import ctypes, os
import cairocffi

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><switch>
  <rect systemLanguage="de" width="9" height="9" fill="#ff0000"/>
  <rect systemLanguage="en" width="9" height="9" fill="#0000ff"/>
</switch></svg>"""
rsvg = ctypes.CDLL("librsvg-2.so.2")
rsvg.rsvg_handle_new_from_data.restype = ctypes.c_void_p
handle = ctypes.c_void_p(rsvg.rsvg_handle_new_from_data(SVG, ctypes.c_size_t(len(SVG)), None))
surface = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, 9, 9)
context = cairocffi.Context(surface)
viewport = (ctypes.c_double * 4)(0, 0, 9, 9)
drawn = rsvg.rsvg_handle_render_document(
    handle, ctypes.c_void_p(int(cairocffi.ffi.cast("uintptr_t", context._pointer))), viewport, None)
assert drawn
surface.flush()
version = [ctypes.c_uint.in_dll(rsvg, f"rsvg_{part}_version").value for part in ("major", "minor", "micro")]
blue, green, red, alpha = bytes(surface.get_data()[:4])
print("librsvg", ".".join(map(str, version)), os.environ["LC_ALL"], (red, green, blue, alpha))
PY
for locale in C de_DE.UTF-8 en_US.UTF-8; do
  env -u LANGUAGE LC_ALL="$locale" venv/bin/python draw.py | tee "$locale"
done
[[ $(cut -d'(' -f2 C de_DE.UTF-8 en_US.UTF-8 | sort -u | wc -l) == 3 ]]
