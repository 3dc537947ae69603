#pragma once
// GMime 3, loaded when the first mail is read. The declarations follow gmime/*.h of GMime 3.2 and those of the GLib it
// brings; objects are GObjects.
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

/// `GByteArray`.
typedef struct {
  uint8_t *data;
  unsigned int count;
} personals_byte_array;

/// The functions of GMime used here.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void (*init)(void);
  void *(*new_stream)(const char *bytes, size_t count);
  void *(*new_empty_stream)(void);
  personals_byte_array *(*stream_bytes)(void *stream);
  void *(*new_parser)(void *stream);
  void (*set_format)(void *parser, int format);
  void (*respect_content_length)(void *parser, int respects);
  void *(*next_message)(void *parser, void *options);
  int (*is_at_end)(void *parser);
  void *(*from)(void *message);
  const char *(*subject)(void *message);
  void *(*date)(void *message);
  int64_t (*seconds)(void *date);
  void *(*body)(void *message);
  size_t (*message_part_type)(void);
  size_t (*multipart_type)(void);
  size_t (*part_type)(void);
  size_t (*text_type)(void);
  size_t (*mailbox_type)(void);
  int (*is_a)(void *instance, size_t type);
  int (*part_count)(void *multipart);
  void *(*part)(void *multipart, int index);
  void *(*inner_message)(void *part);
  const char *(*file_name)(void *part);
  void *(*content)(void *part);
  ptrdiff_t (*decode)(void *content, void *stream);
  char *(*text)(void *part);
  void *(*content_type)(void *part);
  char *(*mime_type)(void *content_type);
  const char *(*parameter)(void *content_type, const char *name);
  const char *(*header)(void *object, const char *name);
  void *(*header_list)(void *object);
  void *(*find_header)(void *list, const char *name);
  const char *(*raw_value)(void *header);
  const char *(*disposition)(void *part);
  const char *(*content_id)(void *part);
  int (*address_count)(void *list);
  void *(*address)(void *list, int index);
  const char *(*mailbox)(void *address);
  const char *(*display_name)(void *address);
  char *(*convert)(
      const char *text, ptrdiff_t count, const char *to, const char *from, size_t *read, size_t *written, void *error);
  void (*unref)(void *object);
  void (*free)(void *memory);
} personals_gmime;

enum { personals_GMIME_FORMAT_MESSAGE = 0, personals_GMIME_FORMAT_MBOX = 1 };

/// Loads GMime and fills `functions`; 0 where it is not installed. It stays loaded.
static inline int personals_gmime_load(personals_gmime *functions) {
#ifdef __APPLE__
  void *library = dlopen("libgmime-3.0.0.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
#endif
  if (library == NULL) return 0;
#define PERSONALS_FIND(member, name) \
  *(void **)&functions->member = dlsym(library, name); \
  if (functions->member == NULL) return 0;
  PERSONALS_FIND(init, "g_mime_init")
  PERSONALS_FIND(new_stream, "g_mime_stream_mem_new_with_buffer")
  PERSONALS_FIND(new_empty_stream, "g_mime_stream_mem_new")
  PERSONALS_FIND(stream_bytes, "g_mime_stream_mem_get_byte_array")
  PERSONALS_FIND(new_parser, "g_mime_parser_new_with_stream")
  PERSONALS_FIND(set_format, "g_mime_parser_set_format")
  PERSONALS_FIND(respect_content_length, "g_mime_parser_set_respect_content_length")
  PERSONALS_FIND(next_message, "g_mime_parser_construct_message")
  PERSONALS_FIND(is_at_end, "g_mime_parser_eos")
  PERSONALS_FIND(from, "g_mime_message_get_from")
  PERSONALS_FIND(subject, "g_mime_message_get_subject")
  PERSONALS_FIND(date, "g_mime_message_get_date")
  PERSONALS_FIND(seconds, "g_date_time_to_unix")
  PERSONALS_FIND(body, "g_mime_message_get_mime_part")
  PERSONALS_FIND(message_part_type, "g_mime_message_part_get_type")
  PERSONALS_FIND(multipart_type, "g_mime_multipart_get_type")
  PERSONALS_FIND(part_type, "g_mime_part_get_type")
  PERSONALS_FIND(text_type, "g_mime_text_part_get_type")
  PERSONALS_FIND(mailbox_type, "internet_address_mailbox_get_type")
  PERSONALS_FIND(is_a, "g_type_check_instance_is_a")
  PERSONALS_FIND(part_count, "g_mime_multipart_get_count")
  PERSONALS_FIND(part, "g_mime_multipart_get_part")
  PERSONALS_FIND(inner_message, "g_mime_message_part_get_message")
  PERSONALS_FIND(file_name, "g_mime_part_get_filename")
  PERSONALS_FIND(content, "g_mime_part_get_content")
  PERSONALS_FIND(decode, "g_mime_data_wrapper_write_to_stream")
  PERSONALS_FIND(text, "g_mime_text_part_get_text")
  PERSONALS_FIND(content_type, "g_mime_object_get_content_type")
  PERSONALS_FIND(mime_type, "g_mime_content_type_get_mime_type")
  PERSONALS_FIND(parameter, "g_mime_content_type_get_parameter")
  PERSONALS_FIND(header, "g_mime_object_get_header")
  PERSONALS_FIND(header_list, "g_mime_object_get_header_list")
  PERSONALS_FIND(find_header, "g_mime_header_list_get_header")
  PERSONALS_FIND(raw_value, "g_mime_header_get_raw_value")
  PERSONALS_FIND(disposition, "g_mime_object_get_disposition")
  PERSONALS_FIND(content_id, "g_mime_object_get_content_id")
  PERSONALS_FIND(address_count, "internet_address_list_length")
  PERSONALS_FIND(address, "internet_address_list_get_address")
  PERSONALS_FIND(mailbox, "internet_address_mailbox_get_addr")
  PERSONALS_FIND(display_name, "internet_address_get_name")
  PERSONALS_FIND(convert, "g_convert")
  PERSONALS_FIND(unref, "g_object_unref")
  PERSONALS_FIND(free, "g_free")
#undef PERSONALS_FIND
  functions->init();
  return 1;
}
