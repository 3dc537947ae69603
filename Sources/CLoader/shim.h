#pragma once
// The libraries that are in the process, to find out when one of them has changed.

#ifdef __APPLE__
#include <mach-o/dyld.h>
#else
// Only link.h is read as a GNU header: with _GNU_SOURCE, sys/types.h would name fields otherwise than in Swift's Glibc.
#include <features.h>
#ifndef __USE_GNU
#define __USE_GNU 1
#endif
#include <elf.h>
#include <link.h>
#include <string.h>
#endif
#include <stddef.h>
#include <stdint.h>

/// Takes a library: its path, empty for the program itself, and what its linker named the build by, which may be
/// NULL and 0 bytes where it did not.
typedef void (*personals_library_taker)(
    void *_Nullable closure, const char *_Nonnull path, const uint8_t *_Nullable build, size_t count);

#ifdef __APPLE__

/// Hands over each library of the process.
static inline void personals_each_library(personals_library_taker _Nonnull take, void *_Nullable closure) {
  for (uint32_t index = 0; index < _dyld_image_count(); index++) {
    const char *path = _dyld_get_image_name(index);
    if (path) take(closure, path, NULL, 0);
  }
}

#else

struct personals_library_walk {
  personals_library_taker _Nonnull take;
  void *_Nullable closure;
};

/// The notes of a library hold the build's name under the owner "GNU" (elf(5), NT_GNU_BUILD_ID).
static inline int personals_library_visit(struct dl_phdr_info *info, size_t size, void *data) {
  const struct personals_library_walk *walk = data;
  const uint8_t *build = NULL;
  size_t count = 0;
  (void)size;
  for (int i = 0; i < info->dlpi_phnum && !build; i++) {
    const ElfW(Phdr) *header = &info->dlpi_phdr[i];
    if (header->p_type != PT_NOTE) continue;
    const uint8_t *note = (const uint8_t *)(info->dlpi_addr + header->p_vaddr);
    const uint8_t *end = note + header->p_memsz;
    // Notes of eight bytes' alignment hold properties of the processor, and no names.
    while (header->p_align <= 4 && note + sizeof(ElfW(Nhdr)) <= end) {
      const ElfW(Nhdr) *head = (const ElfW(Nhdr) *)note;
      const uint8_t *name = note + sizeof(ElfW(Nhdr));
      const uint8_t *content = name + ((head->n_namesz + 3u) & ~3u);
      if (content + head->n_descsz > end) break;
      if (head->n_type == NT_GNU_BUILD_ID && head->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
        build = content;
        count = head->n_descsz;
        break;
      }
      note = content + ((head->n_descsz + 3u) & ~3u);
    }
  }
  walk->take(walk->closure, info->dlpi_name ? info->dlpi_name : "", build, count);
  return 0;
}

/// Hands over each library of the process.
static inline void personals_each_library(personals_library_taker _Nonnull take, void *_Nullable closure) {
  struct personals_library_walk walk = {take, closure};
  dl_iterate_phdr(personals_library_visit, &walk);
}

#endif
