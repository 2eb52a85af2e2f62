#include <cstring>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/udata.h>
#include <unicode/ures.h>

#include "strings.hpp"

void dx_display_name(int32_t kind, const char *code, const char *locale, dx_sink sink, void *context) {
  icu::LocalPointer<icu::LocaleDisplayNames> names(
    icu::LocaleDisplayNames::createInstance(locale_of(locale)));
  if (names.isNull()) return;
  icu::UnicodeString result;
  switch (kind) {
  case DX_NAME_LANGUAGE: {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale language = icu::Locale::forLanguageTag(code, status);
    if (U_SUCCESS(status)) names->localeDisplayName(language, result);
    break;
  }
  case DX_NAME_REGION: names->regionDisplayName(code, result); break;
  case DX_NAME_SCRIPT: names->scriptDisplayName(code, result); break;
  default: return;
  }
  give(result, sink, context);
}

void dx_region_codes(dx_sink sink, void *context) {
  for (const char *const *code = icu::Locale::getISOCountries(); *code != nullptr; code++)
    sink(context, *code, std::strlen(*code));
}

void dx_cities(const char *locale, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalPointer<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale_of(locale), status));
  icu::LocalPointer<icu::StringEnumeration> zones(
    icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status) || names.isNull() || zones.isNull()) return;
  const icu::UnicodeString *zone;
  while ((zone = zones->snext(status)) != nullptr && U_SUCCESS(status)) {
    icu::UnicodeString city;
    give(names->getExemplarLocationName(*zone, city), sink, context);
  }
}

void dx_locales(dx_sink sink, void *context) {
  int32_t count = 0;
  const icu::Locale *locales = icu::Locale::getAvailableLocales(count);
  for (int32_t i = 0; i < count; i++) sink(context, locales[i].getName(), std::strlen(locales[i].getName()));
}

void dx_abbreviations(const char *locale, dx_sink sink, void *context) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale canonical = locale_of(locale);
  UResourceBundle *bundle = ures_open(U_ICUDATA_NAME "-brkitr", canonical.getLanguage(), &status);
  UResourceBundle *exceptions = ures_getByKey(bundle, "exceptions", nullptr, &status);
  UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", nullptr, &status);
  while (U_SUCCESS(status) && ures_hasNext(list)) {
    int32_t length = 0;
    const UChar *word = ures_getNextString(list, &length, nullptr, &status);
    if (U_SUCCESS(status)) give(icu::UnicodeString(false, word, length), sink, context);
  }
  ures_close(list);
  ures_close(exceptions);
  ures_close(bundle);
}
