"""From bytes to files: whole or not at all, with a record of what they were made from."""
