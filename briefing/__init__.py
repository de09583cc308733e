"""From an article to a briefing in PDF, EPUB and HTML."""

__version__ = "0.1.0"
