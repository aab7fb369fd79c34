"""Training jobs: a job is a process with the directories, arguments and environment of the platform."""
