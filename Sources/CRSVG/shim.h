#pragma once
// librsvg, loaded when the first SVG is read: linked, it and what it pulls in cost every start of the program
// 3 ms. The declarations follow librsvg/rsvg.h of librsvg-2, whose ABI does not change.
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

struct _cairo;

/// `RsvgRectangle`.
typedef struct {
  double x, y, width, height;
} personals_rsvg_rectangle;

/// `RsvgLength`.
typedef struct {
  double length;
  int unit;
} personals_rsvg_length;

/// The functions of librsvg used here. A handle is a GObject; an error is a `GError`, owned by the caller.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void *(*new_from_data)(const uint8_t *data, size_t size, void **error);
  void (*set_dpi)(void *handle, double dpi);
  int (*get_intrinsic_size_in_pixels)(void *handle, double *width, double *height);
  void (*get_intrinsic_dimensions)(
      void *handle, int *has_width, personals_rsvg_length *width, int *has_height,
      personals_rsvg_length *height, int *has_viewbox, personals_rsvg_rectangle *viewbox);
  int (*render_document)(
      void *handle, struct _cairo *context, const personals_rsvg_rectangle *viewport, void **error);
} personals_rsvg;

/// Finds the functions of librsvg; 0 where one is missing.
static inline int personals_rsvg_find(void *library, personals_rsvg *functions) {
  *(void **)&functions->new_from_data = dlsym(library, "rsvg_handle_new_from_data");
  *(void **)&functions->set_dpi = dlsym(library, "rsvg_handle_set_dpi");
  *(void **)&functions->get_intrinsic_size_in_pixels =
      dlsym(library, "rsvg_handle_get_intrinsic_size_in_pixels");
  *(void **)&functions->get_intrinsic_dimensions = dlsym(library, "rsvg_handle_get_intrinsic_dimensions");
  *(void **)&functions->render_document = dlsym(library, "rsvg_handle_render_document");
  return functions->new_from_data && functions->set_dpi && functions->get_intrinsic_size_in_pixels &&
         functions->get_intrinsic_dimensions && functions->render_document;
}
