"""AI applications: model packages, checked and published."""
