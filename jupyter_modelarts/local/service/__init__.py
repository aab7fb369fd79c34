"""Services: a deployed model is a process that answers HTTP."""
