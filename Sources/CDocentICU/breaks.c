#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "CDocentICU.h"

struct dx_breaker {
  UBreakIterator *iterator;
  UText *text;
};

static const UBreakIteratorType types[] = {UBRK_WORD, UBRK_SENTENCE, UBRK_CHARACTER, UBRK_LINE};

dx_breaker *dx_breaker_open(int32_t kind, const char *locale) {
  if (kind < 0 || kind > DX_BREAK_LINE) return NULL;
  dx_forget_environment();
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(types[kind], locale, NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  dx_breaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void dx_breaker_close(dx_breaker *breaker) {
  if (breaker == NULL) return;
  ubrk_close(breaker->iterator);
  if (breaker->text != NULL) utext_close(breaker->text);
  free(breaker);
}

bool dx_breaker_set_text(dx_breaker *breaker, const uint8_t *text, size_t length) {
  if (length > INT32_MAX) return false;
  UErrorCode status = U_ZERO_ERROR;
  breaker->text = utext_openUTF8(breaker->text, length == 0 ? "" : (const char *)text, (int64_t)length, &status);
  if (U_FAILURE(status)) return false;
  ubrk_setUText(breaker->iterator, breaker->text, &status);
  if (U_FAILURE(status)) return false;
  ubrk_first(breaker->iterator);
  return true;
}

size_t dx_breaker_next(dx_breaker *breaker, dx_boundary *out, size_t capacity) {
  size_t count = 0;
  while (count < capacity) {
    const int32_t end = ubrk_next(breaker->iterator);
    if (end == UBRK_DONE) break;
    out[count++] = (dx_boundary){end, ubrk_getRuleStatus(breaker->iterator)};
  }
  return count;
}
