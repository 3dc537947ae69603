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

/// Finds the functions of GMime; 0 where one is missing.
static inline int personals_gmime_find(void *library, personals_gmime *functions) {
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

/// The functions of GMime that write mails.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void (*init)(void);
  void *(*new_message)(int pretty_headers);
  void (*add_mailbox)(void *message, int type, const char *name, const char *address);
  void *(*addresses)(void *message, int type);
  void *(*address)(void *list, int index);
  void (*set_address_charset)(void *address, const char *charset);
  void (*set_subject)(void *message, const char *subject, const char *charset);
  void *(*new_date)(int64_t seconds);
  void (*free_date)(void *date);
  void (*set_date)(void *message, void *date);
  void (*set_message_id)(void *message, const char *identifier);
  void (*set_header)(void *object, const char *name, const char *value, const char *charset);
  void (*set_mime_part)(void *message, void *part);
  void *(*new_multipart)(const char *subtype);
  void (*set_boundary)(void *multipart, const char *boundary);
  void (*add_part)(void *multipart, void *part);
  void *(*new_text)(const char *subtype);
  void (*set_charset)(void *part, const char *charset);
  void (*set_text)(void *part, const char *text);
  void *(*new_part)(const char *type, const char *subtype);
  void (*set_encoding)(void *part, int encoding);
  void *(*new_stream)(const char *bytes, size_t count);
  void *(*new_empty_stream)(void);
  personals_byte_array *(*stream_bytes)(void *stream);
  void *(*new_content)(void *stream, int encoding);
  void (*set_content)(void *part, void *content);
  void (*set_file_name)(void *part, const char *name);
  void (*set_disposition)(void *part, const char *disposition);
  void (*set_content_id)(void *part, const char *identifier);
  void (*set_parameter)(void *object, const char *name, const char *value);
  void *(*new_format)(void);
  void (*set_newlines)(void *format, int newlines);
  void (*free_format)(void *format);
  ptrdiff_t (*write)(void *object, void *format, void *stream);
  void (*unref)(void *object);
} personals_gmime_writer;

enum {
  personals_GMIME_FROM = 1,
  personals_GMIME_TO = 3,
  personals_GMIME_ENCODING_DEFAULT = 0,
  personals_GMIME_ENCODING_BASE64 = 4,
  personals_GMIME_ENCODING_QUOTED_PRINTABLE = 5,
  personals_GMIME_NEWLINE_DOS = 1
};

/// Loads GMime and fills `functions`; 0 where it is not installed. It stays loaded.
static inline int personals_gmime_load_writer(personals_gmime_writer *functions) {
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
  PERSONALS_FIND(new_message, "g_mime_message_new")
  PERSONALS_FIND(add_mailbox, "g_mime_message_add_mailbox")
  PERSONALS_FIND(addresses, "g_mime_message_get_addresses")
  PERSONALS_FIND(address, "internet_address_list_get_address")
  PERSONALS_FIND(set_address_charset, "internet_address_set_charset")
  PERSONALS_FIND(set_subject, "g_mime_message_set_subject")
  PERSONALS_FIND(new_date, "g_date_time_new_from_unix_utc")
  PERSONALS_FIND(free_date, "g_date_time_unref")
  PERSONALS_FIND(set_date, "g_mime_message_set_date")
  PERSONALS_FIND(set_message_id, "g_mime_message_set_message_id")
  PERSONALS_FIND(set_header, "g_mime_object_set_header")
  PERSONALS_FIND(set_mime_part, "g_mime_message_set_mime_part")
  PERSONALS_FIND(new_multipart, "g_mime_multipart_new_with_subtype")
  PERSONALS_FIND(set_boundary, "g_mime_multipart_set_boundary")
  PERSONALS_FIND(add_part, "g_mime_multipart_add")
  PERSONALS_FIND(new_text, "g_mime_text_part_new_with_subtype")
  PERSONALS_FIND(set_charset, "g_mime_text_part_set_charset")
  PERSONALS_FIND(set_text, "g_mime_text_part_set_text")
  PERSONALS_FIND(new_part, "g_mime_part_new_with_type")
  PERSONALS_FIND(set_encoding, "g_mime_part_set_content_encoding")
  PERSONALS_FIND(new_stream, "g_mime_stream_mem_new_with_buffer")
  PERSONALS_FIND(new_empty_stream, "g_mime_stream_mem_new")
  PERSONALS_FIND(stream_bytes, "g_mime_stream_mem_get_byte_array")
  PERSONALS_FIND(new_content, "g_mime_data_wrapper_new_with_stream")
  PERSONALS_FIND(set_content, "g_mime_part_set_content")
  PERSONALS_FIND(set_file_name, "g_mime_part_set_filename")
  PERSONALS_FIND(set_disposition, "g_mime_object_set_disposition")
  PERSONALS_FIND(set_content_id, "g_mime_object_set_content_id")
  PERSONALS_FIND(set_parameter, "g_mime_object_set_content_type_parameter")
  PERSONALS_FIND(new_format, "g_mime_format_options_new")
  PERSONALS_FIND(set_newlines, "g_mime_format_options_set_newline_format")
  PERSONALS_FIND(free_format, "g_mime_format_options_free")
  PERSONALS_FIND(write, "g_mime_object_write_to_stream")
  PERSONALS_FIND(unref, "g_object_unref")
#undef PERSONALS_FIND
  functions->init();
  return 1;
}
