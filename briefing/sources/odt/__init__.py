"""The reader for OpenDocument texts (ODF 1.3, ISO/IEC 26300): see `reader.py`."""
