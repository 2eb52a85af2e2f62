#pragma once
#include <string>
#include <unicode/unistr.h>

#include "CDocentICU.h"

/// Hands a string to a sink as UTF-8; empty and bogus ones are left out.
inline void give(const icu::UnicodeString &string, dx_sink sink, void *context) {
  if (string.isBogus() || string.isEmpty()) return;
  std::string utf8;
  string.toUTF8String(utf8);
  sink(context, utf8.data(), utf8.size());
}
