#pragma once
#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see. Negative window bits mean a raw deflate stream. */
static inline int czlib_inflate_init_raw(z_stream *stream) { return inflateInit2(stream, -15); }
