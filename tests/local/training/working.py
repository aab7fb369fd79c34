"""A job and its run on a real store and real object storage, without a service around them."""

from __future__ import annotations

from jupyter_modelarts.local.call import Identity
from jupyter_modelarts.local.catalog import find_flavor
from jupyter_modelarts.local.training import documents
from jupyter_modelarts.local.training.algorithms import job_algorithm
from jupyter_modelarts.local.training.job import Run

WHO = Identity("p", "u", "developer", "d", "embedded")


async def make_run(workshop, script="print('hello')", *, nodes=1, annotations=None, **algorithm):
    """A job in the store, and its run."""
    await workshop.executor.objects.put_bytes("bucket", "code/train.py", script.encode())
    given = {
        "code_dir": "/bucket/code/",
        "boot_file": "train.py",
        "engine": {"engine_name": "Scikit_Learn"},
        **algorithm,
    }
    spec = documents.job_spec({"resource": {"node_count": nodes}}, find_flavor("modelarts.vm.cpu.2u"), None)
    request = {"metadata": {"name": "job", "annotations": annotations or {}}}
    document = documents.new_document(request, job_algorithm(given, None), spec, WHO, workshop.clock.now_ms())
    identifier = document["body"]["metadata"]["id"]
    await workshop.store.put(documents.KIND, identifier, document)
    return Run(workshop, document["body"])
