#pragma once
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H

/// A FreeType library and the one face that was opened with it.
typedef struct {
  FT_Library library;
  FT_Face face;
} personals_font;

static inline void personals_font_close(void *data) {
  personals_font *font = (personals_font *)data;
  if (font->face) FT_Done_Face(font->face);
  if (font->library) FT_Done_FreeType(font->library);
  free(font);
}

/// A Cairo face for a font file that shares nothing with other threads; owned by the caller, NULL for failure.
///
/// Cairo 1.16 keeps faces it opens itself for the whole process, no more than ten at once, and closes one to
/// open the next without asking whether another thread is drawing with it. A face given to it is left alone.
/// Each has its own FreeType library, since Cairo may let go of it on any thread.
static inline cairo_font_face_t *personals_font_face_new(const char *file, long index) {
  static const cairo_user_data_key_t key;
  cairo_font_face_t *face;
  personals_font *font = (personals_font *)calloc(1, sizeof *font);
  if (font == NULL) return NULL;
  if (FT_Init_FreeType(&font->library) || FT_New_Face(font->library, file, index, &font->face)) {
    personals_font_close(font);
    return NULL;
  }
  face = cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (cairo_font_face_set_user_data(face, &key, font, personals_font_close)) {
    cairo_font_face_destroy(face);
    personals_font_close(font);
    return NULL;
  }
  return face;
}
