"""Training jobs of the old API: jobs with versions, on the runner of the new one.

handlers, config_handlers, choice_handlers   one function per operation
jobs          jobs and versions: names, numbers, submission, removal
translation   a v1 config as the request of a new job         text      s3:// URLs, places of volumes
merging       the config of a next version                    volumes   what may be mounted
engines, specs, states, numbers                               integers on the wire <-> names here
views         what is answered                                log_range bytes of a log
listing       filters, order, pages
"""
