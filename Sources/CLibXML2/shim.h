#pragma once
#include <libxml/xmlversion.h>
/* Keeps ICU's types out of this clang module: Foundation carries its own ICU and the two sets of headers collide. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>

/* xmlFree is a global variable, which Swift 6 does not let us touch. */
static inline void cxml_free(void *pointer) { xmlFree(pointer); }
