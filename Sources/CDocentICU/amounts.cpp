#include <set>
#include <string>
#include <unicode/formattedvalue.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/reldatefmt.h>

#include "strings.hpp"

namespace {

using icu::UnicodeString;

const double samples[] = {1, 2, 3, 5, 11};

}  // namespace

void dx_scale_words(const char *locale, int32_t exponent, bool is_long, dx_sink sink, void *context) {
  double factor = 1;
  for (int32_t i = 0; i < exponent; i++) factor *= 10;
  const icu::number::LocalizedNumberFormatter formatter = icu::number::NumberFormatter::withLocale(locale_of(locale))
    .notation(is_long ? icu::number::Notation::compactLong() : icu::number::Notation::compactShort());
  std::set<std::string> seen;
  for (const double sample : samples) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::number::FormattedNumber formatted = formatter.formatDouble(sample * factor, status);
    const UnicodeString whole = formatted.toString(status);
    icu::ConstrainedFieldPosition position;
    bool is_sample = false;
    position.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_INTEGER_FIELD);
    // Only where the compact form counts in this very power of ten: 5 of "5 million", not 50 of "50 thousand".
    while (U_SUCCESS(status) && formatted.nextPosition(position, status))
      is_sample = position.getLimit() - position.getStart() == (sample < 10 ? 1 : 2);
    if (!is_sample) continue;
    position.reset();
    position.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_COMPACT_FIELD);
    while (U_SUCCESS(status) && formatted.nextPosition(position, status)) {
      std::string utf8;
      whole.tempSubStringBetween(position.getStart(), position.getLimit()).trim().toUTF8String(utf8);
      if (!utf8.empty() && seen.insert(utf8).second) sink(context, utf8.data(), utf8.size());
    }
  }
}

void dx_relative_amounts(const char *locale, dx_relative_amount_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RelativeDateTimeFormatter formatter(locale_of(locale), status);
  if (U_FAILURE(status)) return;
  const struct {
    URelativeDateTimeUnit unit;
    char letter;
  } units[] = {
    {UDAT_REL_UNIT_YEAR, 'y'}, {UDAT_REL_UNIT_MONTH, 'M'}, {UDAT_REL_UNIT_WEEK, 'w'}, {UDAT_REL_UNIT_DAY, 'd'},
    {UDAT_REL_UNIT_HOUR, 'h'}, {UDAT_REL_UNIT_MINUTE, 'm'},
  };
  for (const auto &unit : units) {
    for (const int direction : {-1, 1}) {
      for (const double sample : samples) {
        UErrorCode local = U_ZERO_ERROR;
        const icu::FormattedRelativeDateTime formatted =
          formatter.formatNumericToValue(direction * sample, unit.unit, local);
        const UnicodeString whole = formatted.toString(local);
        icu::ConstrainedFieldPosition position;
        position.constrainField(UFIELD_CATEGORY_RELATIVE_DATETIME, UDAT_REL_NUMERIC_FIELD);
        if (U_FAILURE(local) || !formatted.nextPosition(position, local)) continue;
        std::string before, after;
        whole.tempSubStringBetween(0, position.getStart()).trim().toUTF8String(before);
        whole.tempSubStringBetween(position.getLimit(), whole.length()).trim().toUTF8String(after);
        sink(context, before.c_str(), after.c_str(), unit.letter, direction);
      }
    }
  }
}
