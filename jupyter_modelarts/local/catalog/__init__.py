"""What can be chosen: engines, flavors and runtimes."""
