#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/reldatefmt.h>

#include "strings.hpp"

namespace {

using icu::DateFormatSymbols;

/// The names of the Gregorian calendar, whatever calendar the locale prefers.
DateFormatSymbols gregorian(const char *locale, UErrorCode &status) {
  return DateFormatSymbols(locale_of(locale), "gregorian", status);
}

DateFormatSymbols::DtWidthType width_type(int32_t width) {
  switch (width) {
  case DX_WIDTH_WIDE: return DateFormatSymbols::WIDE;
  case DX_WIDTH_NARROW: return DateFormatSymbols::NARROW;
  default: return DateFormatSymbols::ABBREVIATED;
  }
}

DateFormatSymbols::DtContextType context_type(bool standalone) {
  return standalone ? DateFormatSymbols::STANDALONE : DateFormatSymbols::FORMAT;
}

void give_all(const icu::UnicodeString *strings, int32_t first, int32_t count, dx_sink sink, void *context) {
  for (int32_t i = first; i < count; i++) give(strings[i], sink, context);
}

}  // namespace

void dx_month_names(const char *locale, bool standalone, int32_t width, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const DateFormatSymbols symbols = gregorian(locale, status);
  if (U_FAILURE(status)) return;
  int32_t count = 0;
  const icu::UnicodeString *names = symbols.getMonths(count, context_type(standalone), width_type(width));
  give_all(names, 0, count, sink, context);
}

void dx_weekday_names(const char *locale, bool standalone, int32_t width, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const DateFormatSymbols symbols = gregorian(locale, status);
  if (U_FAILURE(status)) return;
  int32_t count = 0;
  const icu::UnicodeString *names = symbols.getWeekdays(count, context_type(standalone), width_type(width));
  give_all(names, UCAL_SUNDAY, count, sink, context);
}

void dx_day_period_names(const char *locale, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const DateFormatSymbols symbols = gregorian(locale, status);
  if (U_FAILURE(status)) return;
  int32_t count = 0;
  const icu::UnicodeString *names = symbols.getAmPmStrings(count);
  give_all(names, 0, count, sink, context);
}

void dx_era_names(const char *locale, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const DateFormatSymbols symbols = gregorian(locale, status);
  if (U_FAILURE(status)) return;
  int32_t count = 0;
  const icu::UnicodeString *names = symbols.getEras(count);
  give_all(names, 0, count, sink, context);
  names = symbols.getEraNames(count);
  give_all(names, 0, count, sink, context);
}

void dx_date_pattern(const char *locale, const char *skeleton, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale canonical = locale_of(locale);
  canonical.setKeywordValue("calendar", "gregorian", status);
  icu::LocalPointer<icu::DateTimePatternGenerator> generator(
    icu::DateTimePatternGenerator::createInstance(canonical, status));
  if (U_FAILURE(status)) return;
  give(generator->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), status), sink, context);
}

void dx_relative_dates(const char *locale, dx_relative_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RelativeDateTimeFormatter formatter(locale_of(locale), status);
  if (U_FAILURE(status)) return;
  const struct {
    UDateDirection direction;
    int32_t distance;
  } directions[] = {
    {UDAT_DIRECTION_LAST_2, -2}, {UDAT_DIRECTION_LAST, -1}, {UDAT_DIRECTION_THIS, 0},
    {UDAT_DIRECTION_NEXT, 1},    {UDAT_DIRECTION_NEXT_2, 2},
  };
  const struct {
    UDateAbsoluteUnit unit;
    char letter;
  } units[] = {{UDAT_ABSOLUTE_DAY, 'd'}, {UDAT_ABSOLUTE_WEEK, 'w'}, {UDAT_ABSOLUTE_MONTH, 'M'}, {UDAT_ABSOLUTE_YEAR, 'y'}};
  for (const auto &unit : units) {
    for (const auto &direction : directions) {
      UErrorCode local = U_ZERO_ERROR;
      icu::UnicodeString word;
      formatter.format(direction.direction, unit.unit, word, local);
      if (U_FAILURE(local) || word.isEmpty()) continue;
      std::string utf8;
      word.toUTF8String(utf8);
      sink(context, utf8.data(), utf8.size(), unit.letter, direction.distance);
    }
  }
}
