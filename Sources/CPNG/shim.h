#pragma once
#include <png.h>
#include <stdint.h>
#include <string.h>

/// The longest message of libpng's, with its null byte.
enum { personals_png_message_size = 128 };

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
    // Else 16 bits a channel without gAMA or sRGB would be taken for linear light.
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
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
