"""Packs the texts of the sample corpus into the formats people keep them in."""
