#pragma once
#include <stddef.h>
#include <stdint.h>

/// The bytes of a shipped model, inside the binary.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} docent_model;

docent_model docent_language_model(void);
docent_model docent_sentiment_model(void);
docent_model docent_entities_model(void);
docent_model docent_keyphrases_model(void);
docent_model docent_syntax_model(void);
