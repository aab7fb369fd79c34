"""Servers of models beside each other."""
