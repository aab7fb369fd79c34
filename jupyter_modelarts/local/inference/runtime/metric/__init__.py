"""Measures of the platform, which public service scripts import."""
