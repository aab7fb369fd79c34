"""Images: the presets of the platform."""
