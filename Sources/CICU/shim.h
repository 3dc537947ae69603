#pragma once
// ICU's line breaking, loaded when the first text comes whose script has no spaces between words. The declarations follow
// unicode/ubrk.h of ICU 60 and later. Each version has names of its own, such as `ubrk_open_72` in `libicuuc.so.72`.
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>

/// `UBRK_LINE`.
static const int personals_UBRK_LINE = 2;
/// `UBRK_DONE`.
static const int32_t personals_UBRK_DONE = -1;

/// The functions of ICU used here.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  /// An iterator over the breaks in `text`, in UTF-16; a status above 0 is an error.
  void *(*open)(int type, const char *locale, const uint16_t *text, int32_t length, int *status);
  /// The next break, as an index; `personals_UBRK_DONE` behind the last.
  int32_t (*next)(void *iterator);
  void (*close)(void *iterator);
} personals_icu;

static inline int personals_icu_find_named(personals_icu *functions, void *library, const char *suffix) {
  char name[32];
  snprintf(name, sizeof name, "ubrk_open%s", suffix);
  *(void **)&functions->open = dlsym(library, name);
  snprintf(name, sizeof name, "ubrk_next%s", suffix);
  *(void **)&functions->next = dlsym(library, name);
  snprintf(name, sizeof name, "ubrk_close%s", suffix);
  *(void **)&functions->close = dlsym(library, name);
  return functions->open && functions->next && functions->close;
}

/// Finds the functions of ICU, of whatever version it is; 0 where one is missing.
static inline int personals_icu_find(void *library, personals_icu *functions) {
  if (personals_icu_find_named(functions, library, "")) return 1;
  for (int version = 99; version >= 60; version--) {
    char suffix[8];
    snprintf(suffix, sizeof suffix, "_%d", version);
    if (personals_icu_find_named(functions, library, suffix)) return 1;
  }
  return 0;
}
