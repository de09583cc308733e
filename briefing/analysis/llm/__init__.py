"""An optional summary by a language model, every point checked against the sentences it cites."""
