#include <cstring>
#include <set>
#include <unicode/dcfmtsym.h>
#include <unicode/formattedvalue.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>
#include <unicode/strenum.h>
#include <unicode/ucurr.h>
#include <unicode/udata.h>
#include <unicode/uenum.h>
#include <unicode/unum.h>
#include <unicode/ures.h>
#include <vector>

#include "strings.hpp"

namespace {

using icu::DecimalFormatSymbols;
using icu::Locale;
using icu::UnicodeString;

/// Gives each string once.
struct Distinct {
  std::set<std::string> seen;
  dx_sink sink;
  void *context;

  void give(const UnicodeString &string) {
    UnicodeString trimmed = string;
    trimmed.trim();
    std::string utf8;
    trimmed.toUTF8String(utf8);
    if (!utf8.empty() && seen.insert(utf8).second) sink(context, utf8.data(), utf8.size());
  }
};

/// A number of each plural category of the language.
std::vector<double> plural_samples(const Locale &locale) {
  std::vector<double> samples;
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalPointer<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
  if (U_FAILURE(status)) return {1, 2};
  icu::LocalPointer<icu::StringEnumeration> keywords(rules->getKeywords(status));
  while (U_SUCCESS(status)) {
    const UnicodeString *keyword = keywords->snext(status);
    if (keyword == nullptr) break;
    double sample = 0;
    if (rules->getSamples(*keyword, &sample, 1, status) > 0) samples.push_back(sample);
  }
  return samples;
}

const DecimalFormatSymbols::ENumberFormatSymbol symbols[] = {
  DecimalFormatSymbols::kDecimalSeparatorSymbol, DecimalFormatSymbols::kGroupingSeparatorSymbol,
  DecimalFormatSymbols::kMinusSignSymbol,        DecimalFormatSymbols::kPercentSymbol,
  DecimalFormatSymbols::kZeroDigitSymbol,
};

/// Whether ICU spells numbers in the language itself, rather than by the root's rules.
bool has_number_rules(const Locale &locale) {
  UErrorCode status = U_ZERO_ERROR;
  ures_close(ures_open(U_ICUDATA_NAME "-rbnf", locale.getName(), &status));
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

UnicodeString from_utf8(const char *text) { return UnicodeString::fromUTF8(text); }

}  // namespace

void dx_number_symbol(const char *locale, int32_t symbol, dx_sink sink, void *context) {
  if (symbol < 0 || symbol > DX_SYMBOL_ZERO) return;
  UErrorCode status = U_ZERO_ERROR;
  const DecimalFormatSymbols values(locale_of(locale), status);
  if (U_SUCCESS(status)) give(values.getConstSymbol(symbols[symbol]), sink, context);
}

void dx_native_digits(const char *locale, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  Locale native = locale_of(locale);
  native.setKeywordValue("numbers", "native", status);
  icu::LocalPointer<icu::NumberingSystem> system(icu::NumberingSystem::createInstance(native, status));
  if (U_FAILURE(status) || system->isAlgorithmic()) return;
  const UnicodeString digits = system->getDescription();
  for (int32_t i = 0; i < digits.length(); i = digits.moveIndex32(i, 1))
    give(UnicodeString(digits.char32At(i)), sink, context);
}

void dx_ordinal(const char *locale, int64_t number, dx_sink sink, void *context) {
  const Locale canonical = locale_of(locale);
  if (!has_number_rules(canonical)) return;
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format(icu::URBNF_ORDINAL, canonical, status);
  if (U_FAILURE(status)) return;
  UnicodeString result;
  format.format(number, result, status);
  if (U_SUCCESS(status)) give(result, sink, context);
}

void dx_currency_codes(dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  while (U_SUCCESS(status)) {
    int32_t length = 0;
    const char *code = uenum_next(codes, &length, &status);
    if (code == nullptr) break;
    sink(context, code, static_cast<size_t>(length));
  }
  uenum_close(codes);
}

void dx_currency_symbols(const char *locale, const char *code, dx_sink sink, void *context) {
  Distinct names{{}, sink, context};
  const UnicodeString currency = from_utf8(code);
  const Locale canonical = locale_of(locale);
  for (const UCurrNameStyle style : {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME, UCURR_FORMAL_SYMBOL_NAME}) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    UBool choice = false;
    UnicodeString terminated = currency;
    const UChar *name =
      ucurr_getName(terminated.getTerminatedBuffer(), canonical.getName(), style, &choice, &length, &status);
    if (U_SUCCESS(status) && name != nullptr) names.give(UnicodeString(name, length));
  }
}

void dx_currency_names(const char *locale, const char *code, dx_sink sink, void *context) {
  Distinct names{{}, sink, context};
  UnicodeString currency = from_utf8(code);
  const Locale canonical = locale_of(locale);
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  UBool choice = false;
  const UChar *name =
    ucurr_getName(currency.getTerminatedBuffer(), canonical.getName(), UCURR_LONG_NAME, &choice, &length, &status);
  if (U_FAILURE(status) || name == nullptr) return;
  names.give(UnicodeString(name, length));
  for (const char *category : {"zero", "one", "two", "few", "many", "other"}) {
    status = U_ZERO_ERROR;
    name = ucurr_getPluralName(
      currency.getTerminatedBuffer(), canonical.getName(), &choice, category, &length, &status);
    if (U_SUCCESS(status) && name != nullptr) names.give(UnicodeString(name, length));
  }
}

void dx_unit_identifiers(dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = icu::MeasureUnit::getAvailable(nullptr, 0, status);
  std::vector<icu::MeasureUnit> units(static_cast<size_t>(count));
  status = U_ZERO_ERROR;
  icu::MeasureUnit::getAvailable(units.data(), count, status);
  if (U_FAILURE(status)) return;
  for (const icu::MeasureUnit &unit : units) {
    if (std::strcmp(unit.getType(), "currency") == 0 || *unit.getIdentifier() == '\0') continue;
    sink(context, unit.getIdentifier(), std::strlen(unit.getIdentifier()));
  }
}

void dx_unit_names(const char *locale, const char *unit, int32_t width, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MeasureUnit measure = icu::MeasureUnit::forIdentifier(unit, status);
  if (U_FAILURE(status)) return;
  const UNumberUnitWidth unit_width = width == DX_WIDTH_WIDE ? UNUM_UNIT_WIDTH_FULL_NAME
    : width == DX_WIDTH_NARROW                               ? UNUM_UNIT_WIDTH_NARROW
                                                             : UNUM_UNIT_WIDTH_SHORT;
  const Locale canonical = locale_of(locale);
  const icu::number::LocalizedNumberFormatter formatter =
    icu::number::NumberFormatter::withLocale(canonical).unit(measure).unitWidth(unit_width);
  Distinct names{{}, sink, context};
  for (const double sample : plural_samples(canonical)) {
    status = U_ZERO_ERROR;
    const icu::number::FormattedNumber formatted = formatter.formatDouble(sample, status);
    const UnicodeString whole = formatted.toString(status);
    icu::ConstrainedFieldPosition position;
    position.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_MEASURE_UNIT_FIELD);
    while (U_SUCCESS(status) && formatted.nextPosition(position, status))
      names.give(whole.tempSubStringBetween(position.getStart(), position.getLimit()));
    position.reset();
    position.constrainField(UFIELD_CATEGORY_NUMBER, UNUM_PERCENT_FIELD);
    while (U_SUCCESS(status) && formatted.nextPosition(position, status))
      names.give(whole.tempSubStringBetween(position.getStart(), position.getLimit()));
  }
}

struct dx_speller {
  icu::RuleBasedNumberFormat format;
};

dx_speller *dx_speller_open(const char *locale) {
  const Locale canonical = locale_of(locale);
  if (!has_number_rules(canonical)) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  dx_speller *speller = new dx_speller{icu::RuleBasedNumberFormat(icu::URBNF_SPELLOUT, canonical, status)};
  if (U_SUCCESS(status)) return speller;
  delete speller;
  return nullptr;
}

void dx_speller_close(dx_speller *speller) { delete speller; }

void dx_speller_spell(dx_speller *speller, int64_t number, bool ordinal, dx_sink sink, void *context) {
  Distinct words{{}, sink, context};
  const int32_t count = speller->format.getNumberOfRuleSetNames();
  for (int32_t i = 0; i < count; i++) {
    const UnicodeString name = speller->format.getRuleSetName(i);
    const bool is_ordinal = name.indexOf(u"ordinal", 7, 0) >= 0;
    if (is_ordinal != ordinal || name.indexOf(u"year", 4, 0) >= 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    icu::FieldPosition position;
    UnicodeString result;
    speller->format.format(number, name, result, position, status);
    if (U_SUCCESS(status)) words.give(result);
  }
}
