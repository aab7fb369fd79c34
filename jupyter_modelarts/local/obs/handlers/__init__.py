"""Verbs of the object storage, a file for each subject; `ROUTES` in `routes` says which serves what."""
