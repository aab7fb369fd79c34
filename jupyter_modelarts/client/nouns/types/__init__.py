"""The objects of the API, one module per noun. Generated from the contract by scripts/generate.py; change the contract, not this file."""
