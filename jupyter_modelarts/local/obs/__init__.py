"""Object storage: buckets are directories, requests are those of OBS."""
