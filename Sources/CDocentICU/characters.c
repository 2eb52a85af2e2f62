#include <unicode/uchar.h>

#include "CDocentICU.h"

static bool is_written_without_spaces(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)
    || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

static uint16_t sentence_class(UChar32 c) {
  if (c == 0x2026) return DX_FULL_STOP;  // the ellipsis, which UAX #29 leaves out
  switch (u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK)) {
  case U_SB_STERM: return DX_TERMINATOR;
  case U_SB_ATERM: return DX_FULL_STOP;
  case U_SB_CLOSE: return DX_CLOSE;
  default: return 0;
  }
}

uint16_t dx_character_class(int32_t c) {
  const int8_t category = u_charType(c);
  const uint32_t mask = U_MASK(category);
  if (c == 0x0A || c == 0x0D || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029)
    return DX_SPACE | DX_NEWLINE;
  if (u_isUWhiteSpace(c) || category == U_CONTROL_CHAR || c == 0x200B || c == 0xFEFF) return DX_SPACE;

  uint16_t result = sentence_class(c);
  if (mask & (U_GC_M_MASK | U_GC_CF_MASK)) {
    result |= DX_EXTEND;
    if (is_written_without_spaces(c)) result |= DX_DICTIONARY;
    return result;
  }
  if (category == U_DECIMAL_DIGIT_NUMBER) return result | DX_DIGIT;
  if (mask & U_GC_P_MASK) result |= DX_PUNCTUATION;
  if (mask & U_GC_PS_MASK) result |= DX_OPEN;
  if (c >= 0x1F1E6 && c <= 0x1F1FF) return result | DX_REGIONAL | DX_EMOJI;
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) result |= DX_PICTOGRAPH;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) result |= DX_EMOJI;
  if (u_isUAlphabetic(c) || (mask & (U_GC_L_MASK | U_GC_NL_MASK | U_GC_NO_MASK))) {
    if (!(result & (DX_PICTOGRAPH | DX_EMOJI))) result |= DX_LETTER;
    if (category == U_UPPERCASE_LETTER || category == U_TITLECASE_LETTER) result |= DX_UPPER;
    else if (u_isULowercase(c)) result |= DX_LOWER;
    if (is_written_without_spaces(c)) result |= DX_DICTIONARY;
  }
  return result;
}
