"""The reader for Word documents (ECMA-376, Office Open XML): see `reader.py`."""
