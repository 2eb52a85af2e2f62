#pragma once
#include <string>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "CDocentICU.h"

/// The locale of a BCP 47 tag, by which ICU never falls back to the locale of the user's environment.
inline icu::Locale locale_of(const char *tag) {
  dx_forget_environment();
  return icu::Locale::createCanonical(tag);
}

/// Hands a string to a sink as UTF-8; empty and bogus ones are left out.
inline void give(const icu::UnicodeString &string, dx_sink sink, void *context) {
  if (string.isBogus() || string.isEmpty()) return;
  std::string utf8;
  string.toUTF8String(utf8);
  sink(context, utf8.data(), utf8.size());
}
