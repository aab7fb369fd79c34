"""In a trial of a search: what it is to try, and how it reports what came of it.

Runs in the Python of the job, which may be an old one.
"""

import json
import os
import sys

config = json.loads(os.environ.get("AUTOSEARCH_CONFIG") or "{}")
"""Name of a hyperparameter -> its value in this trial."""
trial_id = os.environ.get("AUTOSEARCH_TRIAL_ID", "")
"""Unlike that of every other trial: put it into names of files."""


def reporter(**metrics: object) -> None:
    """Report metrics, for example `reporter(acc=0.93, loss=0.2)`; may be called again and again."""
    texts = {name: str(value) for name, value in metrics.items()}
    sys.stdout.write("[AutoSearch]" + json.dumps(texts) + "\n")
    sys.stdout.flush()
