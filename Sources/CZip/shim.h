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

enum {
  personals_ZIP_CREATE = 1,
  personals_ZIP_TRUNCATE = 8,
  personals_ZIP_CM_STORE = 0,
  personals_ZIP_CM_DEFLATE = 8,
};

/// The functions of libzip that write.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void *(*make_source)(const void *bytes, uint64_t count, int frees, personals_zip_error *error);
  void (*keep_source)(void *source);
  void (*free_source)(void *source);
  int (*open_source)(void *source);
  int64_t (*read_source)(void *source, void *buffer, uint64_t count);
  int (*close_source)(void *source);
  void *(*open)(void *source, int flags, personals_zip_error *error);
  int64_t (*add)(void *archive, const char *name, void *source, uint32_t flags);
  int (*replace)(void *archive, uint64_t index, void *source, uint32_t flags);
  int (*set_compression)(void *archive, uint64_t index, int32_t method, uint32_t level);
  int (*set_time)(void *archive, uint64_t index, uint16_t time, uint16_t date, uint32_t flags);
  int (*close)(void *archive);
  void (*discard)(void *archive);
} personals_zip_writing;

/// Finds the functions of libzip that write; 0 where one is missing.
static inline int personals_zip_find_writing(void *library, personals_zip_writing *functions) {
  *(void **)&functions->make_source = dlsym(library, "zip_source_buffer_create");
  *(void **)&functions->keep_source = dlsym(library, "zip_source_keep");
  *(void **)&functions->free_source = dlsym(library, "zip_source_free");
  *(void **)&functions->open_source = dlsym(library, "zip_source_open");
  *(void **)&functions->read_source = dlsym(library, "zip_source_read");
  *(void **)&functions->close_source = dlsym(library, "zip_source_close");
  *(void **)&functions->open = dlsym(library, "zip_open_from_source");
  *(void **)&functions->add = dlsym(library, "zip_file_add");
  *(void **)&functions->replace = dlsym(library, "zip_file_replace");
  *(void **)&functions->set_compression = dlsym(library, "zip_set_file_compression");
  *(void **)&functions->set_time = dlsym(library, "zip_file_set_dostime");
  *(void **)&functions->close = dlsym(library, "zip_close");
  *(void **)&functions->discard = dlsym(library, "zip_discard");
  return functions->make_source && functions->keep_source && functions->free_source &&
         functions->open_source && functions->read_source && functions->close_source && functions->open &&
         functions->add && functions->replace && functions->set_compression && functions->set_time &&
         functions->close && functions->discard;
}

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
