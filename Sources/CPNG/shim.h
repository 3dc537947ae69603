#pragma once
#include <png.h>
#include <stdint.h>
#include <string.h>

/// The longest message of libpng's, with its null byte.
enum { personals_png_message_size = 128 };

/// Where the bytes of a PNG go.
typedef void (*personals_png_take)(void *closure, const uint8_t *bytes, size_t count);

typedef struct {
  personals_png_take take;
  void *closure;
  char message[personals_png_message_size];
} personals_png_writer;

static inline void personals_png_write_bytes(png_structp png, png_bytep bytes, size_t count) {
  personals_png_writer *writer = (personals_png_writer *)png_get_io_ptr(png);
  writer->take(writer->closure, bytes, count);
}

static inline void personals_png_flush(png_structp png) { (void)png; }

static inline void personals_png_fail(png_structp png, png_const_charp message) {
  personals_png_writer *writer = (personals_png_writer *)png_get_error_ptr(png);
  strncpy(writer->message, message, sizeof writer->message - 1);
  png_longjmp(png, 1);
}

static inline void personals_png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

/// Writes opaque pixels as a PNG of eight bits a channel in sRGB.
///
/// Level 1 without filters: text on plain ground hardly shrinks further, and takes four times as long.
/// The pixels are 32 bits each in the machine's byte order, xRGB. `take` must not jump, and no frame but
/// libpng's is jumped over. 1 for success, else 0 and the writer's message.
static inline int personals_png_write(
    personals_png_writer *writer, const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride) {
  png_infop info;
  uint32_t row;
  png_structp png = png_create_write_struct(
      PNG_LIBPNG_VER_STRING, writer, personals_png_fail, personals_png_ignore);
  writer->message[0] = 0;
  if (png == NULL) return 0;
  info = png_create_info_struct(png);
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, info ? &info : NULL);
    return 0;
  }
  png_set_write_fn(png, writer, personals_png_write_bytes, personals_png_flush);
  png_set_IHDR(
      png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
  png_set_compression_level(png, 1);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(png, info);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  png_set_filler(png, 0, PNG_FILLER_BEFORE);
#else
  png_set_bgr(png);
  png_set_filler(png, 0, PNG_FILLER_AFTER);
#endif
  for (row = 0; row < height; row++) png_write_row(png, pixels + row * stride);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return 1;
}

/// Decodes a PNG of any kind to premultiplied pixels in sRGB, 32 bits each in the machine's byte order, ARGB.
///
/// `pixels` has room for the size the file's header states, which `width` and `height` must be.
/// 1 for success, else 0 and a message of `personals_png_message_size` bytes.
static inline int personals_png_read(
    const uint8_t *bytes, size_t count, uint8_t *pixels, uint32_t width, uint32_t height, int32_t stride,
    char *message) {
  png_image image;
  uint32_t row, column;
  int succeeded = 0;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes, count) && image.width == width &&
      image.height == height) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    const int alpha = 0;
    image.format = PNG_FORMAT_ARGB;
#else
    const int alpha = 3;
    image.format = PNG_FORMAT_BGRA;
#endif
    succeeded = png_image_finish_read(&image, NULL, pixels, stride, NULL);
    for (row = 0; succeeded && row < height; row++) {
      uint8_t *pixel = pixels + (size_t)row * (size_t)stride;
      for (column = 0; column < width; column++, pixel += 4) {
        const unsigned share = pixel[alpha];
        int channel;
        if (share == 255) continue;
        for (channel = 0; channel < 4; channel++) {
          if (channel != alpha) pixel[channel] = (uint8_t)((pixel[channel] * share + 127) / 255);
        }
      }
    }
  }
  strncpy(message, image.message, personals_png_message_size - 1);
  message[personals_png_message_size - 1] = 0;
  png_image_free(&image);
  return succeeded;
}
