#include <unicode/locid.h>

#include "CDocentICU.h"

void dx_forget_environment(void) {
  static const bool done = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale::setDefault(icu::Locale::getRoot(), status);
    return U_SUCCESS(status);
  }();
  (void)done;
}
