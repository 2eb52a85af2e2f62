#include "CDocentData.h"

/* Aligned so that sections can be used in place. */
_Alignas(64) static const uint8_t bytes[] = {
#embed "models/language.model"
};

docent_model docent_language_model(void) { return (docent_model){bytes, sizeof bytes}; }
