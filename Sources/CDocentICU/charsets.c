#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

#include "CDocentICU.h"

// MARK: Detection

struct dx_detector {
  UCharsetDetector *detector;
};

dx_detector *dx_detector_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return NULL;
  dx_detector *result = malloc(sizeof *result);
  if (result == NULL) {
    ucsdet_close(detector);
    return NULL;
  }
  result->detector = detector;
  return result;
}

void dx_detector_close(dx_detector *detector) {
  if (detector == NULL) return;
  ucsdet_close(detector->detector);
  free(detector);
}

size_t dx_detector_detect(
  dx_detector *detector, const uint8_t *bytes, size_t length, const char *declared, bool skips_markup,
  dx_charset_match *out, size_t capacity) {
  if (length == 0 || length > INT32_MAX) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *icu = detector->detector;
  ucsdet_setText(icu, (const char *)bytes, (int32_t)length, &status);
  ucsdet_enableInputFilter(icu, skips_markup);
  const char *hint = declared == NULL ? "" : declared;
  ucsdet_setDeclaredEncoding(icu, hint, (int32_t)strlen(hint), &status);
  int32_t found = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(icu, &found, &status);
  if (U_FAILURE(status) || matches == NULL) return 0;
  size_t count = 0;
  for (int32_t i = 0; i < found && count < capacity; i++) {
    const char *name = ucsdet_getName(matches[i], &status);
    const char *language = ucsdet_getLanguage(matches[i], &status);
    const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || name == NULL) break;
    // EBCDIC for Hebrew and Arabic: no files of our day, but a frequent false answer for short texts.
    if (strncmp(name, "IBM42", 5) == 0) continue;
    out[count++] = (dx_charset_match){name, language == NULL ? "" : language, confidence};
  }
  return count;
}

// MARK: Conversion

enum { pivot_size = 4096 };

struct dx_converter {
  UConverter *source;
  UConverter *utf8;
  uint64_t replacements;
  UChar *pivot_source;
  UChar *pivot_target;
  bool starts;
  UChar pivot[pivot_size];
};

/// Counts what cannot be converted, then does what ICU does: writes U+FFFD.
static void count_and_substitute(
  const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length, UConverterCallbackReason reason,
  UErrorCode *status) {
  if (reason <= UCNV_IRREGULAR) ((dx_converter *)context)->replacements += 1;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, args, units, length, reason, status);
}

static void restart(dx_converter *converter) {
  converter->replacements = 0;
  converter->pivot_source = converter->pivot;
  converter->pivot_target = converter->pivot;
  converter->starts = true;
}

dx_converter *dx_converter_open(const char *charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *source = ucnv_open(charset, &status);
  UConverter *utf8 = ucnv_open("UTF-8", &status);
  dx_converter *converter = U_SUCCESS(status) ? calloc(1, sizeof *converter) : NULL;
  if (converter != NULL) {
    converter->source = source;
    converter->utf8 = utf8;
    restart(converter);
    ucnv_setToUCallBack(source, count_and_substitute, converter, NULL, NULL, &status);
    if (U_SUCCESS(status)) return converter;
  }
  free(converter);
  ucnv_close(source);
  ucnv_close(utf8);
  return NULL;
}

void dx_converter_close(dx_converter *converter) {
  if (converter == NULL) return;
  ucnv_close(converter->source);
  ucnv_close(converter->utf8);
  free(converter);
}

const char *dx_converter_name(const dx_converter *converter) {
  UErrorCode status = U_ZERO_ERROR;
  return ucnv_getName(converter->source, &status);
}

uint64_t dx_converter_replacements(const dx_converter *converter) { return converter->replacements; }

void dx_converter_reset(dx_converter *converter) {
  ucnv_reset(converter->source);
  ucnv_reset(converter->utf8);
  restart(converter);
}

int64_t dx_converter_convert(
  dx_converter *converter, const uint8_t **input, const uint8_t *input_end, uint8_t *out, size_t capacity, bool flush,
  bool *has_more) {
  UErrorCode status = U_ZERO_ERROR;
  char *target = (char *)out;
  const char *source = (const char *)*input;
  ucnv_convertEx(
    converter->utf8, converter->source, &target, (const char *)out + capacity, &source, (const char *)input_end,
    converter->pivot, &converter->pivot_source, &converter->pivot_target, converter->pivot + pivot_size,
    converter->starts, flush, &status);
  converter->starts = false;
  *input = (const uint8_t *)source;
  *has_more = status == U_BUFFER_OVERFLOW_ERROR;
  if (U_FAILURE(status) && !*has_more) return -1;
  return target - (char *)out;
}
