#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "CDocentICU.h"

int32_t dx_script(int32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &status);
  return U_SUCCESS(status) ? (int32_t)script : USCRIPT_UNKNOWN;
}

int32_t dx_script_count(void) { return u_getIntPropertyMaxValue(UCHAR_SCRIPT) + 1; }

const char *dx_script_code(int32_t script) { return uscript_getShortName((UScriptCode)script); }

int32_t dx_script_from_code(const char *code) {
  return u_getPropertyValueEnum(UCHAR_SCRIPT, code);
}

void dx_script_histogram(const uint8_t *text, size_t length, uint32_t *counts) {
  const int32_t limit = dx_script_count();
  uint32_t latin = 0;
  uint32_t common = 0;
  for (size_t i = 0; i < length;) {
    const uint8_t byte = text[i];
    if (byte < 0x80) {
      const bool is_letter = (uint8_t)((byte | 0x20) - 'a') < 26;
      latin += is_letter;
      common += !is_letter;
      i += 1;
      continue;
    }
    UChar32 c;
    U8_NEXT(text, i, length, c);
    const int32_t script = c < 0 ? USCRIPT_UNKNOWN : dx_script(c);
    if (script >= 0 && script < limit) counts[script] += 1;
  }
  counts[USCRIPT_LATIN] += latin;
  counts[USCRIPT_COMMON] += common;
}
