#include <string>
#include <unicode/translit.h>

#include "CDocentICU.h"

struct dx_transliterator {
  icu::Transliterator *transliterator;
};

dx_transliterator *dx_transliterator_open(const char *identifier) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Transliterator *transliterator =
    icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(identifier), UTRANS_FORWARD, status);
  if (U_FAILURE(status) || transliterator == nullptr) return nullptr;
  return new dx_transliterator{transliterator};
}

void dx_transliterator_close(dx_transliterator *transliterator) {
  if (transliterator == nullptr) return;
  delete transliterator->transliterator;
  delete transliterator;
}

bool dx_transliterate(dx_transliterator *transliterator, const uint8_t *text, size_t length, dx_sink sink, void *context) {
  if (length > INT32_MAX / 4) return false;
  icu::UnicodeString string =
    icu::UnicodeString::fromUTF8({reinterpret_cast<const char *>(text), static_cast<int32_t>(length)});
  transliterator->transliterator->transliterate(string);
  std::string result;
  string.toUTF8String(result);
  sink(context, result.data(), result.size());
  return true;
}
