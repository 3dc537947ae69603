#pragma once
#include <dlfcn.h>
#include <qpdf/qpdf-c.h>

// libqpdf is opened when the first hand-made page comes instead of being linked: most runs have none. Its C
// interface is the same in all ABIs that are loaded; only the C++ one differs.

#define CQPDF_FUNCTIONS(F) \
  F(init) F(cleanup) F(silence_errors) F(set_suppress_warnings) \
  F(has_error) F(get_error) F(more_warnings) F(next_warning) \
  F(get_error_code) F(get_error_message_detail) \
  F(read) F(read_memory) F(empty_pdf) F(is_encrypted) F(get_pdf_version) F(get_info_key) \
  F(get_root) F(get_trailer) F(make_indirect_object) F(get_num_pages) F(get_page_n) F(add_page) \
  F(oh_new_object) F(oh_release) F(oh_get_type_code) F(oh_is_indirect) F(oh_get_object_id) F(oh_get_generation) \
  F(oh_get_bool_value) F(oh_get_name) F(oh_get_numeric_value) F(oh_get_int_value_as_int) F(oh_get_binary_string_value) \
  F(oh_get_array_n_items) F(oh_get_array_item) F(oh_set_array_item) F(oh_insert_item) F(oh_append_item) \
  F(oh_begin_dict_key_iter) F(oh_dict_more_keys) F(oh_dict_next_key) \
  F(oh_get_key) F(oh_replace_key) F(oh_remove_key) F(oh_get_dict) \
  F(oh_new_null) F(oh_new_bool) F(oh_new_integer) F(oh_new_real_from_string) F(oh_new_name) F(oh_new_binary_string) \
  F(oh_new_unicode_string) F(oh_new_array) F(oh_new_dictionary) F(oh_new_stream) \
  F(oh_get_stream_data) F(oh_replace_stream_data) F(oh_copy_foreign_object) \
  F(init_write) F(init_write_memory) F(get_buffer) F(get_buffer_length) \
  F(set_object_stream_mode) F(set_compress_streams) F(set_decode_level) F(set_deterministic_ID) \
  F(set_minimum_pdf_version) F(set_newline_before_endstream) F(write)

/// What is called of libqpdf. All are there once `personals_qpdf_load` has said so.
typedef struct __attribute__((swift_attr("@Sendable"))) {
#define CQPDF_MEMBER(name) __typeof__(qpdf_##name) *name;
  CQPDF_FUNCTIONS(CQPDF_MEMBER)
#undef CQPDF_MEMBER
} personals_qpdf;

/// Finds the functions of libqpdf; 0 where one is missing.
static inline int personals_qpdf_find(void *library, personals_qpdf *functions) {
#define CQPDF_FIND(name) \
  *(void **)&functions->name = dlsym(library, "qpdf_" #name); \
  if (functions->name == NULL) return 0;
  CQPDF_FUNCTIONS(CQPDF_FIND)
#undef CQPDF_FIND
  return 1;
}
