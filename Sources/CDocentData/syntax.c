#include "CDocentData.h"

/* Aligned so that sections can be used in place. */
_Alignas(64) static const uint8_t bytes[] = {
#embed "models/syntax.model"
};

docent_model docent_syntax_model(void) { return (docent_model){bytes, sizeof bytes}; }
