"""Identity and access: tokens, temporary keys, the check of signatures."""
