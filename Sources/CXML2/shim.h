#pragma once
// libxml2, by itself or as librsvg has loaded it: looking functions up in librsvg finds those of the libraries it
// needs. The declarations follow libxml/parser.h of libxml2 2.9 to 2.15.
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/// `xmlSAXHandler`; members that are not used have no type of their own.
typedef struct {
  void (*internal_subset)(
      void *context, const unsigned char *name, const unsigned char *public_id, const unsigned char *system_id);
  void *is_standalone, *has_internal_subset, *has_external_subset, *resolve_entity;
  void *(*get_entity)(void *context, const unsigned char *name);
  void (*entity_declaration)(
      void *context, const unsigned char *name, int type, const unsigned char *public_id,
      const unsigned char *system_id, unsigned char *content);
  void *notation_declaration, *attribute_declaration, *element_declaration, *unparsed_entity_declaration;
  void *set_document_locator, *start_document, *end_document;
  void (*start_element)(void *context, const unsigned char *name, const unsigned char **attributes);
  void (*end_element)(void *context, const unsigned char *name);
  void *reference;
  void (*characters)(void *context, const unsigned char *text, int count);
  void (*ignorable_whitespace)(void *context, const unsigned char *text, int count);
  void (*processing_instruction)(void *context, const unsigned char *target, const unsigned char *data);
  void *comment, *warning, *error, *fatal_error, *get_parameter_entity;
  void (*cdata_block)(void *context, const unsigned char *text, int count);
  void *external_subset;
  unsigned int initialized;
  void *_private;
  void (*start_element_namespaced)(
      void *context, const unsigned char *name, const unsigned char *prefix, const unsigned char *uri,
      int namespace_count, const unsigned char **namespaces, int attribute_count, int defaulted_count,
      const unsigned char **attributes);
  void (*end_element_namespaced)(
      void *context, const unsigned char *name, const unsigned char *prefix, const unsigned char *uri);
  void *structured_error;
} personals_xml_sax;

/// The start of `xmlError`.
typedef struct {
  int domain, code;
  const char *message;
  int level;
  const char *file;
  int line;
} personals_xml_error;

static const unsigned int personals_XML_SAX2_MAGIC = 0xDEEDBEAF;

enum {
  personals_XML_INTERNAL_GENERAL_ENTITY = 1,
  personals_XML_PARSE_NOENT = 1 << 1,
  personals_XML_PARSE_NONET = 1 << 11,
  personals_XML_PARSE_BIG_LINES = 1 << 22,
  personals_XML_ERR_ENTITY_LOOP = 89,
  personals_XML_ERR_RESOURCE_LIMIT = 114,
};

/// What a parser reads: bytes, and how many it has had. The bytes are borrowed.
typedef struct {
  const unsigned char *bytes;
  size_t count, position;
  /// Whether the rest is of no use.
  int is_stopped;
} personals_xml_source;

/// Gives a parser up to `count` bytes more of a `personals_xml_source`; -1 where it is stopped.
static inline int personals_xml_read(void *context, char *buffer, int count) {
  personals_xml_source *source = context;
  if (source->is_stopped || count < 0) return -1;
  size_t left = source->count - source->position;
  size_t taken = (size_t)count < left ? (size_t)count : left;
  if (taken > 0) memcpy(buffer, source->bytes + source->position, taken);
  source->position += taken;
  return (int)taken;
}

/// The functions of libxml2 used here.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  void *(*new_parser)(
      personals_xml_sax *sax, void *context, int (*read)(void *source, char *buffer, int count),
      int (*close)(void *source), void *source, int encoding);
  int (*use_options)(void *parser, int options);
  int (*parse_document)(void *parser);
  int (*line_number)(void *parser);
  const personals_xml_error *(*last_error)(void *parser);
  void (*free_parser)(void *parser);
  void *(*new_document)(const unsigned char *version);
  void *(*new_subset)(
      void *document, const unsigned char *name, const unsigned char *public_id, const unsigned char *system_id);
  void *(*add_entity)(
      void *document, const unsigned char *name, int type, const unsigned char *public_id,
      const unsigned char *system_id, const unsigned char *content);
  void *(*get_entity)(void *document, const unsigned char *name);
  void (*free_document)(void *document);
  void *(*parse_html)(const unsigned char *text, const char *encoding, personals_xml_sax *sax, void *context);
} personals_xml;

/// Fills `functions` with those of the libxml2 that `library`, librsvg, has loaded; 0 where one is missing.
static inline int personals_xml_find(void *library, personals_xml *functions) {
  *(void **)&functions->new_parser = dlsym(library, "xmlCreateIOParserCtxt");
  *(void **)&functions->use_options = dlsym(library, "xmlCtxtUseOptions");
  *(void **)&functions->parse_document = dlsym(library, "xmlParseDocument");
  *(void **)&functions->line_number = dlsym(library, "xmlSAX2GetLineNumber");
  *(void **)&functions->last_error = dlsym(library, "xmlCtxtGetLastError");
  *(void **)&functions->free_parser = dlsym(library, "xmlFreeParserCtxt");
  *(void **)&functions->new_document = dlsym(library, "xmlNewDoc");
  *(void **)&functions->new_subset = dlsym(library, "xmlCreateIntSubset");
  *(void **)&functions->add_entity = dlsym(library, "xmlAddDocEntity");
  *(void **)&functions->get_entity = dlsym(library, "xmlGetDocEntity");
  *(void **)&functions->free_document = dlsym(library, "xmlFreeDoc");
  *(void **)&functions->parse_html = dlsym(library, "htmlSAXParseDoc");
  return functions->parse_html && functions->new_parser && functions->use_options && functions->parse_document &&
         functions->line_number && functions->last_error && functions->free_parser &&
         functions->new_document && functions->new_subset && functions->add_entity && functions->get_entity &&
         functions->free_document;
}
