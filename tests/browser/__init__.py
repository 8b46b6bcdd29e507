"""Journeys in a real Chromium, with the headers of production; one file a journey, named by its actor."""
