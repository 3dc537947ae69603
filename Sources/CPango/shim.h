#pragma once
#include <pango/pango.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <hb-ot.h>

static inline void personals_switch_hinting_off(FcPattern *pattern, gpointer data) {
  (void)data;
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
  FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
}

/// A font map with a FreeType of its own, at 72 dots per inch and without hinting; owned by the caller.
static inline PangoFontMap *personals_font_map_new(void) {
  PangoFontMap *map = pango_ft2_font_map_new();
  if (map == NULL) return NULL;
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
  pango_fc_font_map_set_default_substitute(
      PANGO_FC_FONT_MAP(map), personals_switch_hinting_off, NULL, NULL);
  return map;
}

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
