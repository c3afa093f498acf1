"""DECISIONS. Pure: no clock, no input or output, no waiting, no logging, no randomness."""
