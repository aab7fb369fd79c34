"""Faults on demand: the embedded service does to its callers, when asked to, what the cloud will do some day.

table           every fault: name, meaning, whom it strikes       injection  a fault in force
api             what strikes calls of the API                     storage    what strikes object storage
jobs            what strikes training jobs                        requests   what may be asked for
rehearsal       what is in force, asked by the rest of the room   administration  the way to it over HTTP
executor        between training jobs and what runs their tasks
"""
