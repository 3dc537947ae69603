#pragma once
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

/// A FreeType library and the one face that was opened with it.
typedef struct {
  FT_Library library;
  FT_Face face;
  /// What the face is read from where it is not mapped.
  FT_StreamRec stream;
} personals_font;

static inline void personals_font_close(void *data) {
  personals_font *font = (personals_font *)data;
  if (font->face) FT_Done_Face(font->face);
  if (font->library) FT_Done_FreeType(font->library);
  free(font);
}

/// What FreeType calls to read from a stream, or without a count to go to an offset.
static inline unsigned long personals_font_read(
    FT_Stream stream, unsigned long offset, unsigned char *buffer, unsigned long count) {
  ssize_t taken;
  if (count == 0) return offset > stream->size;
  taken = pread((int)stream->descriptor.value, buffer, count, (off_t)offset);
  return taken < 0 ? 0 : (unsigned long)taken;
}

static inline void personals_font_close_file(FT_Stream stream) { close((int)stream->descriptor.value); }

/// Opens a face of a file; 0 for success.
///
/// FreeType maps files, and Cairo reads all of a font to embed a few glyphs of it: each face of a collection of Chinese,
/// Japanese and Korean would have 16 MB in memory. Of large files only what is asked for is read.
static inline int personals_font_open(personals_font *font, const char *file, long index) {
  enum { largest_mapped = 4000000 };
  FT_Open_Args arguments = {0};
  struct stat status;
  if (stat(file, &status) || status.st_size <= largest_mapped) {
    return FT_New_Face(font->library, file, index, &font->face);
  }
  font->stream.descriptor.value = open(file, O_RDONLY | O_CLOEXEC);
  if (font->stream.descriptor.value < 0) return -1;
  font->stream.size = (unsigned long)status.st_size;
  font->stream.read = personals_font_read;
  font->stream.close = personals_font_close_file;
  arguments.flags = FT_OPEN_STREAM;
  arguments.stream = &font->stream;
  return FT_Open_Face(font->library, &arguments, index, &font->face);
}

/// A Cairo face for a font file that shares nothing with other threads; owned by the caller, NULL for failure.
///
/// Cairo 1.16 keeps faces it opens itself for the whole process, no more than ten at once, and closes one to
/// open the next without asking whether another thread is drawing with it. A face given to it is not changed.
/// Each has its own FreeType library, since Cairo may let go of it on any thread.
static inline cairo_font_face_t *personals_font_face_new(const char *file, long index) {
  static const cairo_user_data_key_t key;
  cairo_font_face_t *face;
  personals_font *font = (personals_font *)calloc(1, sizeof *font);
  if (font == NULL) return NULL;
  if (FT_Init_FreeType(&font->library) || personals_font_open(font, file, index)) {
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

/// The units of an em in a font with CFF outlines; 0 for any other font.
static inline int personals_cff_units(cairo_scaled_font_t *font) {
  FT_ULong length = 0;
  int units = 0;
  FT_Face face = cairo_ft_scaled_font_lock_face(font);
  if (face == NULL) return 0;
  if (FT_Load_Sfnt_Table(face, FT_MAKE_TAG('C', 'F', 'F', ' '), 0, NULL, &length) == 0) units = face->units_per_EM;
  cairo_ft_scaled_font_unlock_face(font);
  return units;
}

/// A font file with one face, opened for its outlines; owned by the caller, NULL for failure.
static inline personals_font *personals_font_new(const char *file, long index) {
  personals_font *font = (personals_font *)calloc(1, sizeof *font);
  if (font == NULL) return NULL;
  if (FT_Init_FreeType(&font->library) || personals_font_open(font, file, index)) {
    personals_font_close(font);
    return NULL;
  }
  return font;
}

/// The units of an em; 0 for a font without outlines.
static inline int personals_font_units(const personals_font *font) { return font->face->units_per_EM; }

/// Gives the functions the outline of a glyph, in units of the font, y up; 0 for success.
static inline int personals_font_outline(
    const personals_font *font, unsigned int glyph, const FT_Outline_Funcs *functions, void *closure) {
  if (FT_Load_Glyph(font->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP)) return -1;
  if (font->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return -1;
  return FT_Outline_Decompose(&font->face->glyph->outline, functions, closure);
}
