#pragma once

/// The part of ICU that Docent uses, in plain C types: no ICU header is visible here, so that it does not meet the
/// ICU inside Foundation. Texts are UTF-8 with byte offsets. Handles are not thread-safe; functions without a handle are.
/// What fails gives NULL, false, 0 or a negative number; nothing here aborts.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Makes results independent of the locale in the environment, which ICU otherwise falls back to when it has no data for
/// a language. Called by what takes a locale.
void dx_forget_environment(void);

// MARK: Characters

/// What the tokenizer needs to know of a code point; a bit set.
enum {
  DX_LETTER = 1 << 0,       ///< Alphabetic, or a letter number
  DX_DIGIT = 1 << 1,        ///< Decimal digit of any script
  DX_EXTEND = 1 << 2,       ///< Combining mark, joiner or format character: goes with what stands before it
  DX_SPACE = 1 << 3,        ///< White space, control character, zero-width space or byte order mark
  DX_PUNCTUATION = 1 << 4,  ///< General category P
  DX_EMOJI = 1 << 5,        ///< Shown as an emoji by default
  DX_PICTOGRAPH = 1 << 6,   ///< Extended_Pictographic: an emoji when U+FE0F follows
  DX_REGIONAL = 1 << 7,     ///< Regional indicator, half a flag
  DX_DICTIONARY = 1 << 8,   ///< Written without spaces: Thai, Lao, Khmer, Burmese …, Han, Kana
  DX_UPPER = 1 << 9,        ///< Upper or title case
  DX_LOWER = 1 << 10,       ///< Lower case
  DX_TERMINATOR = 1 << 11,  ///< Ends a sentence (Sentence_Break STerm)
  DX_FULL_STOP = 1 << 12,   ///< May end a sentence (Sentence_Break ATerm)
  DX_CLOSE = 1 << 13,       ///< Quote or bracket (Sentence_Break Close)
  DX_NEWLINE = 1 << 14,     ///< Ends a line
  DX_OPEN = 1 << 15,        ///< Opening bracket or low quote (general category Ps)
};
uint16_t dx_character_class(int32_t code_point);

// MARK: Scripts

/// ICU's number of the script of a code point (Script property).
int32_t dx_script(int32_t code_point);
/// How many scripts ICU numbers, from 0.
int32_t dx_script_count(void);
/// ISO 15924 code (`Latn`), or NULL.
const char *dx_script_code(int32_t script);
/// Number of an ISO 15924 code, or -1.
int32_t dx_script_from_code(const char *code);
/// Adds the code points of the text to `counts`, one counter a script.
void dx_script_histogram(const uint8_t *text, size_t length, uint32_t *counts);

// MARK: Normalisation

enum { DX_NFC, DX_NFD, DX_NFKC, DX_NFKD, DX_NFKC_CASEFOLD };
/// Writes at most `capacity` bytes and returns the length of the whole result, negative on failure. At most 256 MB.
int64_t dx_normalize(int32_t form, const uint8_t *text, size_t length, uint8_t *out, size_t capacity);
/// Whether the text is in this form already.
bool dx_is_normalized(int32_t form, const uint8_t *text, size_t length);

// MARK: Breaks

typedef struct dx_breaker dx_breaker;
typedef struct {
  int32_t end;   ///< Byte offset of the boundary
  int32_t rule;  ///< ICU's rule status: for words 0 none, 100 number, 200 letters, 300 kana, 400 ideographs
} dx_boundary;
enum { DX_BREAK_WORD, DX_BREAK_SENTENCE, DX_BREAK_GRAPHEME, DX_BREAK_LINE };

dx_breaker *dx_breaker_open(int32_t kind, const char *locale);
void dx_breaker_close(dx_breaker *breaker);
/// The text must stay where it is until the next call with another text.
bool dx_breaker_set_text(dx_breaker *breaker, const uint8_t *text, size_t length);
/// Fills `out` with the next boundaries (the start of the text is none) and returns how many there were.
size_t dx_breaker_next(dx_breaker *breaker, dx_boundary *out, size_t capacity);

// MARK: Character sets

typedef struct dx_detector dx_detector;
typedef struct {
  const char *name;      ///< ICU's name of the character set, static
  const char *language;  ///< ISO 639 code the statistics fit, or "", static
  int32_t confidence;    ///< 0 to 100
} dx_charset_match;

dx_detector *dx_detector_open(void);
void dx_detector_close(dx_detector *detector);
/// Fills `out` with the character sets that fit, best first, and returns how many there were. `declared` may be NULL.
/// EBCDIC is left out.
size_t dx_detector_detect(
  dx_detector *detector, const uint8_t *bytes, size_t length, const char *declared, bool skips_markup,
  dx_charset_match *out, size_t capacity);

typedef struct dx_converter dx_converter;
/// NULL for a character set ICU does not know.
dx_converter *dx_converter_open(const char *charset);
void dx_converter_close(dx_converter *converter);
/// ICU's name of the character set.
const char *dx_converter_name(const dx_converter *converter);
/// How many malformed or unassigned sequences have become U+FFFD since the last reset.
uint64_t dx_converter_replacements(const dx_converter *converter);
void dx_converter_reset(dx_converter *converter);
/// Converts from `*input` to UTF-8 in `out`, moves `*input` behind what was read and returns the bytes written. State is
/// kept from call to call; `flush` says that nothing follows. `*has_more` tells that `out` was too small. -1 on failure.
int64_t dx_converter_convert(
  dx_converter *converter, const uint8_t **input, const uint8_t *input_end, uint8_t *out, size_t capacity, bool flush,
  bool *has_more);

// MARK: Strings by locale
//
// These hand each string they find, UTF-8 and not terminated, to `sink`; nothing if ICU knows none.

typedef void (*dx_sink)(void *context, const char *text, size_t length);

typedef struct dx_transliterator dx_transliterator;
/// `identifier` is ICU's, e.g. `Any-Latin; Latin-ASCII`.
dx_transliterator *dx_transliterator_open(const char *identifier);
void dx_transliterator_close(dx_transliterator *transliterator);
bool dx_transliterate(dx_transliterator *transliterator, const uint8_t *text, size_t length, dx_sink sink, void *context);

/// Name of a language, a region or a script (by its code) in the language of `locale`.
enum { DX_NAME_LANGUAGE, DX_NAME_REGION, DX_NAME_SCRIPT };
void dx_display_name(int32_t kind, const char *code, const char *locale, dx_sink sink, void *context);
/// ISO 3166 codes of all countries.
void dx_region_codes(dx_sink sink, void *context);
/// Names of the cities that time zones are called by (`Lisboa`, `Lissabon`), in a language.
void dx_cities(const char *locale, dx_sink sink, void *context);
/// Locales ICU has data for.
void dx_locales(dx_sink sink, void *context);

enum { DX_WIDTH_ABBREVIATED, DX_WIDTH_WIDE, DX_WIDTH_NARROW };
/// January to December of the Gregorian calendar, in the form used in dates or alone.
void dx_month_names(const char *locale, bool standalone, int32_t width, dx_sink sink, void *context);
/// Sunday to Saturday.
void dx_weekday_names(const char *locale, bool standalone, int32_t width, dx_sink sink, void *context);
/// Before and after noon.
void dx_day_period_names(const char *locale, dx_sink sink, void *context);
/// Before and after the start of the calendar, abbreviated and wide.
void dx_era_names(const char *locale, dx_sink sink, void *context);
/// The locale's pattern for the fields of a skeleton such as `yMMMMd` (UTS #35).
void dx_date_pattern(const char *locale, const char *skeleton, dx_sink sink, void *context);
/// Words such as yesterday, today, next week, with their unit and distance: one call per word.
typedef void (*dx_relative_sink)(void *context, const char *text, size_t length, char unit, int32_t distance);
void dx_relative_dates(const char *locale, dx_relative_sink sink, void *context);

enum { DX_SYMBOL_DECIMAL, DX_SYMBOL_GROUPING, DX_SYMBOL_MINUS, DX_SYMBOL_PERCENT, DX_SYMBOL_ZERO };
void dx_number_symbol(const char *locale, int32_t symbol, dx_sink sink, void *context);
/// The ten digits of the locale's own numbering system.
void dx_native_digits(const char *locale, dx_sink sink, void *context);
/// `5.`, `5th`, `5º`.
void dx_ordinal(const char *locale, int64_t number, dx_sink sink, void *context);

/// ISO 4217 codes of the currencies in use.
void dx_currency_codes(dx_sink sink, void *context);
/// Symbols (`€`, `US$`, `$`) of a currency.
void dx_currency_symbols(const char *locale, const char *code, dx_sink sink, void *context);
/// Names (`euro`, `euros`) of a currency, in every plural form.
void dx_currency_names(const char *locale, const char *code, dx_sink sink, void *context);

/// Identifiers of all units CLDR names, e.g. `kilogram`, `kilometer-per-hour`.
void dx_unit_identifiers(dx_sink sink, void *context);
/// Names of a unit in every plural form: `kilogram`, `kilograms` or `kg`.
void dx_unit_names(const char *locale, const char *unit, int32_t width, dx_sink sink, void *context);

typedef struct dx_speller dx_speller;
/// Numbers in words. NULL if ICU has no rules for the language itself.
dx_speller *dx_speller_open(const char *locale);
void dx_speller_close(dx_speller *speller);
/// All the ways (genders, cases) to spell the number.
void dx_speller_spell(dx_speller *speller, int64_t number, bool ordinal, dx_sink sink, void *context);

/// Words ending in a full stop that does not end a sentence (`Dr.`, `etc.`), from CLDR.
void dx_abbreviations(const char *locale, dx_sink sink, void *context);

// MARK: Amounts

/// Words for a power of ten in compact numbers (`million`, `Mio.`) in every plural form, where the locale counts in it.
void dx_scale_words(const char *locale, int32_t exponent, bool is_long, dx_sink sink, void *context);
/// What stands before and behind a number of units of time before (-1) or after (1) now: `in` `days`, `` `days ago`.
typedef void (*dx_relative_amount_sink)(
  void *context, const char *before, const char *after, char unit, int32_t direction);
void dx_relative_amounts(const char *locale, dx_relative_amount_sink sink, void *context);

#ifdef __cplusplus
}
#endif
