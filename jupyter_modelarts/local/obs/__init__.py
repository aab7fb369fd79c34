"""The embedded OBS: an object store on a directory, and the HTTP service in front of it."""
