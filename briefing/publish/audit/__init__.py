"""Examine finished files: validators and checks of our own (`briefing audit`)."""
