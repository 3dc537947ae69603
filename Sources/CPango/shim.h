#pragma once
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

/// Makes `map` read its fonts from `config`, of which it takes a reference, and forget what it has cached.
///
/// The cast is a macro, which Swift does not import.
static inline void personals_font_map_set_config(PangoFontMap *map, FcConfig *config) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
}

/// The font's file and the face's index in it; the path is borrowed from `font`. NULL for no file.
static inline const char *personals_font_file(PangoFont *font, int *index) {
  FcPattern *pattern;
  FcChar8 *file;
  *index = 0;
  if (font == NULL || !PANGO_IS_FC_FONT(font)) return NULL;
  pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return NULL;
  FcPatternGetInteger(pattern, FC_INDEX, 0, index);
  return (const char *)file;
}
