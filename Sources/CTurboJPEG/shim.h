#pragma once
// libturbojpeg, loaded when the first JPEG is read: linked, it costs every start of the program 0.4 ms, and
// few decks have a JPEG. The declarations follow turbojpeg.h of TurboJPEG 1.4 to 3.
#include <dlfcn.h>
#include <stddef.h>

/// The functions of the TurboJPEG API used here. A handle is for one thread at a time.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void *(*init_decompress)(void);
  int (*decompress_header)(
      void *handle, const unsigned char *bytes, unsigned long count, int *width, int *height,
      int *subsampling, int *colorspace);
  int (*decompress)(
      void *handle, const unsigned char *bytes, unsigned long count, unsigned char *pixels, int width,
      int pitch, int height, int pixel_format, int flags);
  void *(*init_compress)(void);
  int (*compress)(
      void *handle, const unsigned char *pixels, int width, int pitch, int height, int pixel_format,
      unsigned char **bytes, unsigned long *count, int subsampling, int quality, int flags);
  void (*free_bytes)(unsigned char *bytes);
  const char *(*error_string)(void *handle);
  int (*error_code)(void *handle);
  int (*destroy)(void *handle);
} personals_turbojpeg;

enum {
  personals_TJPF_BGRX = 3,
  personals_TJPF_XRGB = 5,
  personals_TJPF_CMYK = 11,
  personals_TJSAMP_420 = 2,
  personals_TJCS_CMYK = 3,
  personals_TJCS_YCCK = 4,
  personals_TJFLAG_ACCURATEDCT = 4096,
  personals_TJFLAG_LIMITSCANS = 32768,
  personals_TJERR_WARNING = 0,
};

/// Loads libturbojpeg and fills `functions`; 0 where it is not installed. It stays loaded.
static inline int personals_turbojpeg_find(void *library, personals_turbojpeg *functions) {
  *(void **)&functions->init_decompress = dlsym(library, "tjInitDecompress");
  *(void **)&functions->decompress_header = dlsym(library, "tjDecompressHeader3");
  *(void **)&functions->decompress = dlsym(library, "tjDecompress2");
  *(void **)&functions->init_compress = dlsym(library, "tjInitCompress");
  *(void **)&functions->compress = dlsym(library, "tjCompress2");
  *(void **)&functions->free_bytes = dlsym(library, "tjFree");
  *(void **)&functions->error_string = dlsym(library, "tjGetErrorStr2");
  *(void **)&functions->error_code = dlsym(library, "tjGetErrorCode");
  *(void **)&functions->destroy = dlsym(library, "tjDestroy");
  return functions->init_decompress && functions->decompress_header && functions->decompress &&
         functions->init_compress && functions->compress && functions->free_bytes &&
         functions->error_string && functions->error_code && functions->destroy;
}
