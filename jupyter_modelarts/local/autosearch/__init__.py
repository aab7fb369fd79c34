"""Hyperparameter search: trials of a training job, each with parameters of its own."""
