/* What Cairo, Pango and HarfBuzz can do: draws scenes into one PDF with as little else as possible.
 *
 *     limit [--pango | --unbatched] FONTS SCENE OUT.PDF
 *
 * A private font configuration made current; runs shaped once and kept; Latin by hb_shape on the font that Pango
 * chose; shapes of one colour as one path, and neighbouring runs of one font, size and colour as one call. --pango
 * draws each run with a Pango layout instead, --unbatched each thing by itself, both QR codes as paths. Instructions are
 * described in scenes/Scenes.swift.
 */
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *family;
  int weight;
  hb_feature_t features[4];
  unsigned feature_count;
  char *feature_text;
  cairo_font_face_t *face;
  GHashTable *sizes; /* size in Pango units -> hb_font_t */
} Font;

typedef struct {
  cairo_font_face_t *face;
  int glyph_count, cluster_count;
  cairo_glyph_t *glyphs; /* from the run's origin */
  cairo_text_cluster_t *clusters;
  cairo_text_cluster_flags_t flags;
} Part;

typedef struct {
  int part_count;
  Part *parts;
  int text_length;
} Run;

static struct {
  cairo_t *cairo;
  cairo_surface_t *surface;
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  hb_buffer_t *buffer;
  Font fonts[256];
  int font_count;
  GHashTable *runs;  /* font, size, tracking and text -> Run */
  GHashTable *faces; /* file -> cairo_font_face_t */
  bool pango, batched;
  /* What is yet to be drawn. */
  double color[3];
  bool has_path;
  Font *font;
  double size;
  cairo_font_face_t *face;
  GArray *glyphs, *clusters;
  GString *text;
} g;

static void fail(const char *message) {
  fprintf(stderr, "limit: %s\n", message);
  exit(1);
}

static cairo_font_face_t *face_of_file(const char *file, int index) {
  char key[4096];
  snprintf(key, sizeof key, "%s#%d", file, index);
  cairo_font_face_t *face = g_hash_table_lookup(g.faces, key);
  if (face) return face;
  FcPattern *pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)file);
  FcPatternAddInteger(pattern, FC_INDEX, index);
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
  face = cairo_ft_font_face_create_for_pattern(pattern);
  FcPatternDestroy(pattern);
  g_hash_table_insert(g.faces, g_strdup(key), face);
  return face;
}

static PangoFontDescription *description(const Font *font, double size) {
  PangoFontDescription *description = pango_font_description_new();
  char families[256];
  snprintf(families, sizeof families, "%s,Inter,Noto Sans", font->family);
  pango_font_description_set_family(description, families);
  pango_font_description_set_weight(description, (PangoWeight)font->weight);
  pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
  return description;
}

static hb_font_t *hb_font_of(Font *font, double size) {
  gpointer key = GINT_TO_POINTER((int)(size * PANGO_SCALE));
  hb_font_t *known = g_hash_table_lookup(font->sizes, key);
  if (known) return known;
  PangoFontDescription *wanted = description(font, size);
  PangoFont *found = pango_context_load_font(g.context, wanted);
  pango_font_description_free(wanted);
  hb_font_t *made = pango_font_get_hb_font(found); /* the font is kept */
  g_hash_table_insert(font->sizes, key, made);
  return made;
}

static bool is_plain(const char *text) {
  for (const unsigned char *c = (const unsigned char *)text; *c; c++)
    if (*c < 0x20 || *c > 0x7E) return false;
  return *text != 0;
}

/* Room for a part of so many glyphs and clusters. */
static Part *add_part(Run *run, int glyphs, int clusters) {
  run->parts = realloc(run->parts, sizeof(Part) * (size_t)(run->part_count + 1));
  Part *part = &run->parts[run->part_count++];
  memset(part, 0, sizeof *part);
  part->glyphs = malloc(sizeof(cairo_glyph_t) * (size_t)(glyphs + 1));
  part->clusters = malloc(sizeof(cairo_text_cluster_t) * (size_t)(clusters + 1));
  return part;
}

static void shape_directly(Run *run, Font *font, double size, double tracking, const char *text) {
  int length = (int)strlen(text);
  hb_buffer_clear_contents(g.buffer);
  hb_buffer_set_direction(g.buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(g.buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language(g.buffer, hb_language_from_string("en", -1));
  hb_buffer_set_cluster_level(g.buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf8(g.buffer, text, length, 0, length);
  hb_shape(hb_font_of(font, size), g.buffer, font->features, font->feature_count);
  unsigned count;
  hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(g.buffer, &count);
  hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(g.buffer, &count);
  Part *part = add_part(run, (int)count, (int)count);
  part->face = font->face;
  double x = 0;
  for (unsigned i = 0; i < count; i++) {
    part->glyphs[i].index = infos[i].codepoint;
    part->glyphs[i].x = x + positions[i].x_offset / (double)PANGO_SCALE;
    part->glyphs[i].y = -positions[i].y_offset / (double)PANGO_SCALE;
    x += positions[i].x_advance / (double)PANGO_SCALE + tracking;
    if (i == 0 || infos[i].cluster != infos[i - 1].cluster) part->cluster_count++;
    cairo_text_cluster_t *cluster = &part->clusters[part->cluster_count - 1];
    unsigned next = i + 1;
    while (next < count && infos[next].cluster == infos[i].cluster) next++;
    cluster->num_glyphs = (int)(i + 1);
    cluster->num_bytes = (int)((next < count ? infos[next].cluster : (unsigned)length) - infos[i].cluster);
    for (int before = part->cluster_count - 2; before >= 0; before--)
      cluster->num_glyphs -= part->clusters[before].num_glyphs;
  }
  part->glyph_count = (int)count;
}

static void lay_out(Font *font, double size, double tracking, const char *text) {
  PangoFontDescription *wanted = description(font, size);
  pango_layout_set_font_description(g.layout, wanted);
  pango_font_description_free(wanted);
  pango_layout_set_text(g.layout, text, -1);
  PangoAttrList *list = pango_attr_list_new();
  if (tracking != 0) pango_attr_list_insert(list, pango_attr_letter_spacing_new((int)(tracking * PANGO_SCALE)));
  if (font->feature_count) pango_attr_list_insert(list, pango_attr_font_features_new(font->feature_text));
  pango_layout_set_attributes(g.layout, list);
  pango_attr_list_unref(list);
}

static void shape_with_pango(Run *run, Font *font, double size, double tracking, const char *text) {
  lay_out(font, size, tracking, text);
  PangoLayoutLine *line = pango_layout_get_line_readonly(g.layout, 0);
  double x = 0;
  for (GSList *node = line->runs; node; node = node->next) {
    PangoGlyphItem *item = node->data;
    PangoGlyphString *string = item->glyphs;
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(item->item->analysis.font));
    FcChar8 *file = NULL;
    int index = 0;
    FcPatternGetString(pattern, FC_FILE, 0, &file);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    bool backward = item->item->analysis.level % 2 == 1;
    Part *part = add_part(run, string->num_glyphs, string->num_glyphs);
    part->face = face_of_file((const char *)file, index);
    part->flags = backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
    for (int i = 0; i < string->num_glyphs; i++) {
      PangoGlyphInfo *glyph = &string->glyphs[i];
      part->glyphs[i].index = glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : glyph->glyph;
      part->glyphs[i].x = x + glyph->geometry.x_offset / (double)PANGO_SCALE;
      part->glyphs[i].y = glyph->geometry.y_offset / (double)PANGO_SCALE;
      x += glyph->geometry.width / (double)PANGO_SCALE;
    }
    part->glyph_count = string->num_glyphs;
    /* In the order of the text, which for text from right to left is that of the glyphs from their end. */
    int n = string->num_glyphs, end = item->item->length;
    for (int i = 0; i < n;) {
      int first = backward ? n - 1 - i : i, count = 0;
      while (i < n && string->log_clusters[backward ? n - 1 - i : i] == string->log_clusters[first]) i++, count++;
      int next = i < n ? string->log_clusters[backward ? n - 1 - i : i] : end;
      part->clusters[part->cluster_count++] =
          (cairo_text_cluster_t){.num_bytes = next - string->log_clusters[first], .num_glyphs = count};
    }
  }
}

static Run *shaped(Font *font, double size, double tracking, const char *text) {
  char key[1024];
  int length =
      snprintf(key, sizeof key, "%d %d %d %s", (int)(font - g.fonts), (int)(size * 1024), (int)(tracking * 1024), text);
  Run *run = length < (int)sizeof key ? g_hash_table_lookup(g.runs, key) : NULL;
  if (run) return run;
  run = calloc(1, sizeof *run);
  run->text_length = (int)strlen(text);
  if (is_plain(text))
    shape_directly(run, font, size, tracking, text);
  else
    shape_with_pango(run, font, size, tracking, text);
  if (length < (int)sizeof key) g_hash_table_insert(g.runs, g_strdup(key), run);
  return run;
}

static void flush_path(void) {
  if (g.has_path) {
    cairo_set_source_rgb(g.cairo, g.color[0], g.color[1], g.color[2]);
    cairo_fill(g.cairo);
  }
  g.has_path = false;
}

static void flush_text(void) {
  if (g.glyphs->len) {
    cairo_set_source_rgb(g.cairo, g.color[0], g.color[1], g.color[2]);
    cairo_set_font_face(g.cairo, g.face);
    cairo_set_font_size(g.cairo, g.size);
    cairo_show_text_glyphs(
        g.cairo, g.text->str, (int)g.text->len, (cairo_glyph_t *)g.glyphs->data, (int)g.glyphs->len,
        (cairo_text_cluster_t *)g.clusters->data, (int)g.clusters->len, 0);
  }
  g_array_set_size(g.glyphs, 0);
  g_array_set_size(g.clusters, 0);
  g_string_set_size(g.text, 0);
}

static void flush(void) {
  flush_path();
  flush_text();
}

static void color_of(const char *hex, double color[3]) {
  unsigned r = 0, green = 0, b = 0;
  sscanf(hex, "#%2x%2x%2x", &r, &green, &b);
  color[0] = r / 255.0, color[1] = green / 255.0, color[2] = b / 255.0;
}

static void draw_text(char **field) {
  Font *font = &g.fonts[atoi(field[1])];
  double size = atof(field[2]), tracking = atof(field[3]), x = atof(field[5]), y = atof(field[6]);
  double color[3];
  color_of(field[4], color);
  if (g.pango) {
    cairo_set_source_rgb(g.cairo, color[0], color[1], color[2]);
    lay_out(font, size, tracking, field[8]);
    cairo_move_to(g.cairo, x, y);
    pango_cairo_show_layout_line(g.cairo, pango_layout_get_line_readonly(g.layout, 0));
    return;
  }
  Run *run = shaped(font, size, tracking, field[8]);
  const char *text = field[8];
  flush_path();
  for (int p = 0; p < run->part_count; p++) {
    Part *part = &run->parts[p];
    bool joins = g.batched && part->flags == 0 && g.glyphs->len && g.face == part->face && g.size == size &&
                 memcmp(color, g.color, sizeof color) == 0;
    if (!joins) flush_text();
    g.face = part->face, g.size = size;
    memcpy(g.color, color, sizeof color);
    int bytes = 0;
    for (int i = 0; i < part->cluster_count; i++) bytes += part->clusters[i].num_bytes;
    for (int i = 0; i < part->glyph_count; i++) {
      cairo_glyph_t glyph = {part->glyphs[i].index, x + part->glyphs[i].x, y + part->glyphs[i].y};
      g_array_append_val(g.glyphs, glyph);
    }
    g_array_append_vals(g.clusters, part->clusters, (guint)part->cluster_count);
    g_string_append_len(g.text, text, bytes);
    text += bytes;
    if (part->flags) {
      cairo_set_source_rgb(g.cairo, color[0], color[1], color[2]);
      cairo_set_font_face(g.cairo, g.face);
      cairo_set_font_size(g.cairo, size);
      cairo_show_text_glyphs(
          g.cairo, g.text->str, (int)g.text->len, (cairo_glyph_t *)g.glyphs->data, (int)g.glyphs->len,
          (cairo_text_cluster_t *)g.clusters->data, (int)g.clusters->len, part->flags);
      g_array_set_size(g.glyphs, 0), g_array_set_size(g.clusters, 0), g_string_set_size(g.text, 0);
    }
  }
  if (!g.batched) flush_text();
}

static void add_path(char *path) {
  for (char *c = path; *c;) {
    char kind = *c++;
    double v[6];
    int count = kind == 'C' ? 6 : kind == 'Z' ? 0 : 2;
    for (int i = 0; i < count; i++) v[i] = strtod(c, &c);
    if (kind == 'M') cairo_move_to(g.cairo, v[0], v[1]);
    if (kind == 'L') cairo_line_to(g.cairo, v[0], v[1]);
    if (kind == 'C') cairo_curve_to(g.cairo, v[0], v[1], v[2], v[3], v[4], v[5]);
    if (kind == 'Z') cairo_close_path(g.cairo);
    while (*c == ' ') c++;
  }
}

/* A QR code as a stencil of eight pixels to a module: each module is a byte. */
static void draw_code(const char *path, const double color[3]) {
  enum { most = 4096 };
  static double rect[most][4];
  int count = 0;
  double left = 1e9, top = 1e9, right = 0, bottom = 0;
  for (char *c = (char *)path; *c && count < most; count++) {
    double v[8];
    for (int i = 0; i < 8; i++) {
      while (*c == ' ' || *c == 'M' || *c == 'L') c++;
      v[i] = strtod(c, &c);
    }
    while (*c == ' ' || *c == 'Z') c++;
    rect[count][0] = v[0], rect[count][1] = v[1], rect[count][2] = v[4], rect[count][3] = v[5];
    left = MIN(left, v[0]), top = MIN(top, v[1]), right = MAX(right, v[4]), bottom = MAX(bottom, v[5]);
  }
  int modules = (int)((bottom - top) / (rect[0][3] - rect[0][1]) + 0.5);
  double module = (bottom - top) / modules;
  cairo_surface_t *stencil = cairo_image_surface_create(CAIRO_FORMAT_A1, modules * 8, modules * 8);
  unsigned char *data = cairo_image_surface_get_data(stencil);
  int stride = cairo_image_surface_get_stride(stencil);
  for (int i = 0; i < count; i++) {
    int row = (int)((rect[i][1] - top) / module + 0.5), first = (int)((rect[i][0] - left) / module + 0.5);
    int end = (int)((rect[i][2] - left) / module + 0.5);
    for (int copy = 0; copy < 8; copy++) memset(data + (row * 8 + copy) * stride + first, 0xFF, (size_t)(end - first));
  }
  cairo_surface_mark_dirty(stencil);
  cairo_save(g.cairo);
  cairo_set_source_rgb(g.cairo, color[0], color[1], color[2]);
  cairo_translate(g.cairo, left, top);
  cairo_scale(g.cairo, module / 8, module / 8);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface(stencil);
  cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
  cairo_mask(g.cairo, pattern);
  cairo_pattern_destroy(pattern);
  cairo_surface_destroy(stencil);
  cairo_restore(g.cairo);
}

static void draw_shape(char **field) {
  double color[3];
  flush_text();
  if (g.batched && strlen(field[4]) > 4000) {
    flush_path();
    color_of(field[1], color);
    draw_code(field[4], color);
    return;
  }
  if (field[1][0] == '#') {
    color_of(field[1], color);
    if (!g.batched || memcmp(color, g.color, sizeof color)) flush_path();
    memcpy(g.color, color, sizeof color);
    /* A lone rectangle over the page would make Cairo forget the tags before it. */
    if (!g.has_path) cairo_move_to(g.cairo, 0, 0), cairo_line_to(g.cairo, 0, 0);
    add_path(field[4]);
    g.has_path = true;
    if (!g.batched) flush_path();
  }
  if (field[2][0] == '#') {
    flush_path();
    color_of(field[2], color);
    cairo_set_source_rgb(g.cairo, color[0], color[1], color[2]);
    cairo_set_line_width(g.cairo, atof(field[3]));
    add_path(field[4]);
    cairo_stroke(g.cairo);
  }
}

static void open_tag(char **field, const char *names[], int *depth) {
  char attributes[4096] = "";
  const char *name = field[1];
  if (strcmp(name, "Block") == 0) {
    names[(*depth)++] = NULL;
    return;
  }
  flush();
  if (strcmp(name, "Link") == 0) {
    /* Destinations belong to the deck's own pages, which are not here. */
    if (field[2][0] == '#')
      name = "Span";
    else
      snprintf(attributes, sizeof attributes, "uri='%s'", field[2]);
  }
  names[(*depth)++] = g_intern_string(name);
  cairo_tag_begin(g.cairo, name, attributes);
}

static void add_font(char **field) {
  Font *font = &g.fonts[g.font_count++];
  font->family = strdup(field[2]);
  font->weight = atoi(field[3]);
  font->feature_text = strdup(field[4]);
  for (char *feature = strtok(field[4], ","); feature; feature = strtok(NULL, ","))
    if (font->feature_count < 4 && hb_feature_from_string(feature, -1, &font->features[font->feature_count]))
      font->feature_count++;
  font->face = face_of_file(field[1], 0);
  font->sizes = g_hash_table_new(g_direct_hash, g_direct_equal);
}

static void start(const char *fonts, const char *output) {
  FcConfig *config = FcConfigCreate();
  char *xml = g_strdup_printf(
      "<fontconfig><cachedir>%s/fontconfig-limit</cachedir><dir>%s</dir>"
      "<dir>/usr/share/fonts/opentype/noto</dir></fontconfig>",
      g_get_user_cache_dir(), fonts);
  if (!FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcFalse) || !FcConfigBuildFonts(config))
    fail("cannot read the fonts");
  FcConfigSetCurrent(config);
  g.map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(g.map), config);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(g.map), 72);
  g.context = pango_font_map_create_context(g.map);
  pango_context_set_round_glyph_positions(g.context, FALSE);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(g.context, options);
  g.layout = pango_layout_new(g.context);
  g.buffer = hb_buffer_create();
  g.runs = g_hash_table_new(g_str_hash, g_str_equal);
  g.faces = g_hash_table_new(g_str_hash, g_str_equal);
  g.glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  g.clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  g.text = g_string_new("");
  g.surface = cairo_pdf_surface_create(output, 960, 540);
  cairo_pdf_surface_set_metadata(g.surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-22T09:30:00Z");
  g.cairo = cairo_create(g.surface);
  cairo_set_font_options(g.cairo, options);
}

int main(int count, char **arguments) {
  g.batched = true;
  for (; count > 1 && arguments[1][0] == '-'; arguments++, count--) {
    if (strcmp(arguments[1], "--pango") == 0) g.pango = true, g.batched = false;
    if (strcmp(arguments[1], "--unbatched") == 0) g.batched = false;
  }
  if (count != 4) fail("usage: limit [--pango | --unbatched] FONTS SCENE OUT.PDF");
  FILE *scene = fopen(arguments[2], "r");
  if (!scene) fail("cannot read the scene");
  /* fontconfig takes its cache for out of date where this is set, and reads all fonts anew. */
  unsetenv("SOURCE_DATE_EPOCH");
  start(arguments[1], arguments[3]);
  const char *names[64];
  int depth = 0, pages = 0;
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, scene)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    char *field[10] = {line};
    int fields = 1;
    for (char *c = line; *c && fields < 10; c++)
      if (*c == '\t') *c = 0, field[fields++] = c + 1;
    switch (line[0]) {
      case 'f': add_font(field); break;
      case 'p':
        flush();
        if (pages++) {
          cairo_tag_end(g.cairo, "Sect");
          cairo_show_page(g.cairo);
        }
        double color[3];
        color_of(field[3], color);
        cairo_set_source_rgb(g.cairo, color[0], color[1], color[2]);
        cairo_paint(g.cairo);
        if (pages == 1) cairo_tag_begin(g.cairo, "Document", "");
        cairo_tag_begin(g.cairo, "Sect", "");
        break;
      case 't': draw_text(field); break;
      case 's': draw_shape(field); break;
      case 'o': open_tag(field, names, &depth); break;
      case 'c':
        if (!names[--depth]) break;
        flush();
        cairo_tag_end(g.cairo, names[depth]);
        break;
    }
  }
  flush();
  cairo_tag_end(g.cairo, "Sect");
  cairo_tag_end(g.cairo, "Document");
  cairo_show_page(g.cairo);
  cairo_surface_finish(g.surface);
  if (cairo_status(g.cairo) || cairo_surface_status(g.surface)) fail(cairo_status_to_string(cairo_status(g.cairo)));
  return 0;
}
