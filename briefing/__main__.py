"""Lets `python -m briefing` do what the program `briefing` does."""

from briefing.cli import main

if __name__ == "__main__":
    main()
