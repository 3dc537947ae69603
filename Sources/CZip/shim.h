#pragma once
// libzip, loaded when the first archive is read: few runs read one. The declarations follow zip.h of libzip 1.7 to
// 1.11.
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/// `zip_error_t`.
typedef struct {
  int code, system_code;
  char *text;
} personals_zip_error;

/// `zip_stat_t`.
typedef struct {
  uint64_t valid;
  const char *name;
  uint64_t index, size, packed_size;
  time_t time;
  uint32_t checksum;
  uint16_t compression, encryption;
  uint32_t flags;
} personals_zip_entry;

enum {
  personals_ZIP_RDONLY = 16,
  personals_ZIP_ER_MEMORY = 14,
};

/// The functions of libzip used here. An archive is for one thread at a time.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void *(*make_source)(const void *bytes, uint64_t count, int frees, personals_zip_error *error);
  void (*free_source)(void *source);
  void *(*open)(void *source, int flags, personals_zip_error *error);
  void (*discard)(void *archive);
  int64_t (*count)(void *archive, uint32_t flags);
  int (*look)(void *archive, uint64_t index, uint32_t flags, personals_zip_entry *entry);
  void *(*open_entry)(void *archive, uint64_t index, uint32_t flags);
  int64_t (*read)(void *entry, void *buffer, uint64_t count);
  int (*close_entry)(void *entry);
} personals_zip;

/// Finds the functions of libzip; 0 where one is missing.
static inline int personals_zip_find(void *library, personals_zip *functions) {
  *(void **)&functions->make_source = dlsym(library, "zip_source_buffer_create");
  *(void **)&functions->free_source = dlsym(library, "zip_source_free");
  *(void **)&functions->open = dlsym(library, "zip_open_from_source");
  *(void **)&functions->discard = dlsym(library, "zip_discard");
  *(void **)&functions->count = dlsym(library, "zip_get_num_entries");
  *(void **)&functions->look = dlsym(library, "zip_stat_index");
  *(void **)&functions->open_entry = dlsym(library, "zip_fopen_index");
  *(void **)&functions->read = dlsym(library, "zip_fread");
  *(void **)&functions->close_entry = dlsym(library, "zip_fclose");
  return functions->make_source && functions->free_source && functions->open && functions->discard &&
         functions->count && functions->look && functions->open_entry && functions->read &&
         functions->close_entry;
}
