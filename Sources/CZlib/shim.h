#pragma once
#include <zlib.h>

/// `inflateInit`, which is a macro: starts unpacking what `stream` is given.
static inline int personals_inflate_init(z_stream *stream) { return inflateInit(stream); }
