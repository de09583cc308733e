"""The reader for ebooks (EPUB 2 and 3): see `reader.py`."""
