#!/usr/bin/env bash
# Cairo 1.16.0 (Debian 12): TrueType fonts of letters beyond Latin have no CIDToGIDMap, and a date that was set has no "D:".
#
# PDF 32000-1, 9.7.4.2 and 7.9.4 ask for both. Viewers do without, but checkers of PDF/UA and PDF/A report each font, so
# Personals adds them to what Cairo wrote. One would have guessed that Cairo's fonts are as the standard has them.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
pkg-config --exists cairo || { echo "install libcairo2-dev and fonts-dejavu-core" >&2; exit 1; }
cat >main.c <<'C'
#include <cairo-pdf.h>
#include <stdio.h>
int main(void) {
  cairo_surface_t *surface = cairo_pdf_surface_create("out.pdf", 200, 100);
  cairo_t *context = cairo_create(surface);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-22T00:00:00Z");
  cairo_select_font_face(context, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context, 20);
  cairo_move_to(context, 10, 50);
  cairo_show_text(context, "Ветер");
  cairo_destroy(context);
  cairo_surface_destroy(surface);
  printf("cairo %s\n", cairo_version_string());
  return 0;
}
C
cc main.c -o main $(pkg-config --cflags --libs cairo)
./main
# Fonts and dates are plain text in Cairo 1.16.
echo "fonts: $(grep -ac '/CIDFontType2' out.pdf), with a map: $(grep -ac '/CIDToGIDMap' out.pdf || true)"
grep -ao '/CreationDate ([^)]*)' out.pdf
grep -aq '/CIDFontType2' out.pdf
if grep -aq '/CIDToGIDMap' out.pdf; then exit 1; fi
grep -aq '/CreationDate (2026' out.pdf
