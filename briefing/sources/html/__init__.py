"""The reader for saved web pages, and what it shares with readers of other markup."""
