#pragma once
#include <curl/curl.h>
#include <dlfcn.h>

// libcurl is opened when it is first needed instead of being linked: starting with it (and the forty
// libraries it brings) takes 6 ms, and most slides are made from a file.

/// What we call of libcurl.
struct CCurlLibrary {
  CURLcode (*_Nullable global_init)(long);
  CURL *_Nullable (*_Nullable easy_init)(void);
  void (*_Nullable easy_cleanup)(CURL *_Nonnull);
  CURLcode (*_Nullable easy_perform)(CURL *_Nonnull);
  const char *_Nonnull (*_Nullable easy_strerror)(CURLcode);
  CURLcode (*_Nullable easy_setopt)(CURL *_Nonnull, CURLoption, ...);
  CURLcode (*_Nullable easy_getinfo)(CURL *_Nonnull, CURLINFO, ...);
  struct curl_slist *_Nullable (*_Nullable slist_append)(struct curl_slist *_Nullable, const char *_Nonnull);
  void (*_Nullable slist_free_all)(struct curl_slist *_Nullable);
};

/// What `CURLOPT_WRITEFUNCTION` and `CURLOPT_HEADERFUNCTION` take.
typedef size_t (*CCurlSink)(char *_Nonnull, size_t, size_t, void *_Nonnull);

/// Opens the library, for good. Returns null, or what is wrong in the loader's words, which stay valid
/// until this thread calls the loader again.
static inline const char *_Nullable ccurl_find(
    void *_Nonnull handle, struct CCurlLibrary *_Nonnull library) {
#define CCURL_FIND(name) \
  *(void **)&library->name = dlsym(handle, "curl_" #name); \
  if (!library->name) return "curl_" #name " is missing";
  CCURL_FIND(global_init)
  CCURL_FIND(easy_init)
  CCURL_FIND(easy_cleanup)
  CCURL_FIND(easy_perform)
  CCURL_FIND(easy_strerror)
  CCURL_FIND(easy_setopt)
  CCURL_FIND(easy_getinfo)
  CCURL_FIND(slist_append)
  CCURL_FIND(slist_free_all)
#undef CCURL_FIND
  if (library->global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return "it cannot be initialised";
  return 0;
}

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call.

static inline CURLcode ccurl_set_number(
    const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle, CURLoption option, long value) {
  return library->easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_text(
    const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle, CURLoption option,
    const char *_Nullable value) {
  return library->easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(
    const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle, CURLoption option,
    struct curl_slist *_Nullable value) {
  return library->easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(
    const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle, CURLoption option,
    void *_Nonnull value) {
  return library->easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_sink(
    const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle, CURLoption option,
    CCurlSink _Nonnull value) {
  return library->easy_setopt(handle, option, value);
}

/// What `CURLOPT_OPENSOCKETFUNCTION` takes.
typedef curl_socket_t (*CCurlOpener)(void *_Nullable, curlsocktype, struct curl_sockaddr *_Nonnull);

static inline CURLcode ccurl_set_opener(
    const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle, CCurlOpener _Nullable opener) {
  return library->easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}

/// The address in what an opener is given; valid as long as that is.
static inline const struct sockaddr *_Nonnull ccurl_address(const struct curl_sockaddr *_Nonnull address) {
  return &address->addr;
}

/// The status of the answer, 0 where there was none.
static inline long ccurl_status(const struct CCurlLibrary *_Nonnull library, CURL *_Nonnull handle) {
  long status = 0;
  library->easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}
