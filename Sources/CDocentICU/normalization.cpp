#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "CDocentICU.h"

namespace {

const icu::Normalizer2 *normalizer(int32_t form, UErrorCode &status) {
  switch (form) {
  case DX_NFC: return icu::Normalizer2::getNFCInstance(status);
  case DX_NFD: return icu::Normalizer2::getNFDInstance(status);
  case DX_NFKC: return icu::Normalizer2::getNFKCInstance(status);
  case DX_NFKD: return icu::Normalizer2::getNFKDInstance(status);
  case DX_NFKC_CASEFOLD: return icu::Normalizer2::getNFKCCasefoldInstance(status);
  default: status = U_ILLEGAL_ARGUMENT_ERROR; return nullptr;
  }
}

constexpr size_t largest = size_t(256) << 20;

icu::StringPiece piece(const uint8_t *text, size_t length) {
  return icu::StringPiece(reinterpret_cast<const char *>(text), static_cast<int32_t>(length));
}

}  // namespace

int64_t dx_normalize(int32_t form, const uint8_t *text, size_t length, uint8_t *out, size_t capacity) {
  if (length == 0) return 0;
  if (length > largest) return -1;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *instance = normalizer(form, status);
  if (U_FAILURE(status)) return -1;
  const int32_t room = capacity > INT32_MAX ? INT32_MAX : static_cast<int32_t>(capacity);
  icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), room);
  instance->normalizeUTF8(0, piece(text, length), sink, nullptr, status);
  return U_FAILURE(status) ? -1 : sink.NumberOfBytesAppended();
}

bool dx_is_normalized(int32_t form, const uint8_t *text, size_t length) {
  if (length == 0) return true;
  if (length > largest) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *instance = normalizer(form, status);
  return U_SUCCESS(status) && instance->isNormalizedUTF8(piece(text, length), status) && U_SUCCESS(status);
}
