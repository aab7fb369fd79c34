"""Algorithms: the part of a training job that can be used again."""
