"""Articles that were printed one by one, merged into one PDF that keeps what each can do."""
