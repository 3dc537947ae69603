#pragma once
// libidn2, loaded when the first host with letters beyond ASCII comes: few slides have one. The declarations follow
// idn2.h of libidn2 2, whose ABI does not change.
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

/// `IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL`.
static const int personals_IDN2_FLAGS = 1 | 8;

/// The functions of libidn2 used here.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  /// The name in ASCII, which `free` frees; another result than 0 is an error.
  int (*lookup)(const uint8_t *host, uint8_t **name, int flags);
  const char *(*error_text)(int error);
  void (*free)(void *name);
} personals_idn2;

/// Finds the functions of libidn2; 0 where one is missing.
static inline int personals_idn2_find(void *library, personals_idn2 *functions) {
  *(void **)&functions->lookup = dlsym(library, "idn2_lookup_u8");
  *(void **)&functions->error_text = dlsym(library, "idn2_strerror");
  *(void **)&functions->free = dlsym(library, "idn2_free");
  return functions->lookup && functions->error_text && functions->free;
}
