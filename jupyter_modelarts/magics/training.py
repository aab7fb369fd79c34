"""`%ma_train`, `%ma_jobs`, `%ma_logs`, `%ma_stop`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.display.plans import plan_text
from jupyter_modelarts.display.text import deployments_text
from jupyter_modelarts.workflow.arguments import value_of
from jupyter_modelarts.workflow.code import Code, code_of_cell, code_of_path
from jupyter_modelarts.workflow.job import FIRST_TASK, Detached, Job
from jupyter_modelarts.workflow.service import Service

from .parsing import Line, UsageProblem
from .results import JobList

if TYPE_CHECKING:
    from jupyter_modelarts.workflow.submission import Submission

    from .house import House

DEFAULT_INPUT = "data_url"
_PASSED_ON = ("engine", "flavor", "nodes", "name", "description")


def train(house: House, line: Line, cell: str | None) -> Job | None:
    """Submit, keep the handle as `job`, follow it on request."""
    options = _options(line)
    path = line.argument(0)
    if line.get("dry_run") and path is not None and Path(path).expanduser().is_dir():
        print(plan_text(house.modelarts.obs.plan(path)))  # also of a tree that is refused
    submission = house.modelarts.prepare(_code(house, line, cell, options), **options)
    script = submission.code.script
    if script is not None and script.left_out:
        lines = ", ".join(script.left_out)
        print(_("Left out, because only a notebook understands it: {lines}").format(lines=lines))
    if line.get("dry_run"):
        _show(house, submission)
        return None
    allow_secrets = bool(line.get("allow_secrets"))
    job = house.modelarts.submit(submission, allow_secrets=allow_secrets, report=print)
    house.store(line.get("store", "job"), job)
    if line.get("wait"):
        follow(job)
    return job


def _options(line: Line) -> dict[str, Any]:
    parameters = {
        name: None if text is None else value_of(text) for name, text in line.get("parameter", {}).items()
    }
    inputs = {
        name if path is not None else DEFAULT_INPUT: path or name
        for name, path in line.get("input", {}).items()
    }
    outputs = {}
    for name, path in line.get("output", {}).items():
        if path is None:
            message = _("--output needs a name and a place, not {text}.").format(text=name)
            raise UsageProblem(message, hint=_("Write --output train_url=obs://bucket/directory/."))
        outputs[name] = path
    return {"parameters": parameters, "inputs": inputs, "outputs": outputs, **line.given(*_PASSED_ON)}


def _code(house: House, line: Line, cell: str | None, options: dict[str, Any]) -> Code:
    path = line.argument(0)
    if cell is not None and path is not None:
        message = _("%%ma_train sends this cell; {path} would be sent by %ma_train.").format(path=path)
        raise UsageProblem(message, hint=_("Leave out one of them."))
    if path is not None and ObsPath.is_obs(path):
        return house.modelarts.code_in_obs(path, boot_file=line.get("boot_file"))
    if path is not None:
        return code_of_path(path, boot_file=line.get("boot_file"))
    if cell is None:
        message = _("%ma_train needs a directory or a Python file.")
        hint = _("To send a cell, begin it with %%ma_train.")
        raise UsageProblem(message, hint=hint)
    return code_of_cell(
        cell,
        earlier=house.earlier_cells,
        parameters=options["parameters"],
        inputs=options["inputs"],
        outputs=options["outputs"] or ["train_url"],
    )


def _show(house: House, submission: Submission) -> None:
    code = submission.code
    if code.script is not None:
        print(code.script.text)
    if code.directory is None and code.place is None:
        print(plan_text(house.modelarts.plan(submission)))
    print(_("# --- the request"))
    print(json.dumps(submission.preview(), indent=2, ensure_ascii=False))


def follow(job: Job) -> None:
    """Print the log until the job has finished; an interrupt leaves it alone and says how to come back."""
    try:
        job.wait(log=print)
    except Detached as detached:
        print(detached)


def jobs(house: House, line: Line, _cell: str | None) -> JobList | Job:
    """The newest jobs, or one of them."""
    wanted = line.argument(0)
    if wanted is not None:
        return house.job(wanted).refresh()
    return JobList(house.modelarts.jobs(**line.given("limit", "phase")))


def logs(house: House, line: Line, _cell: str | None) -> None:
    """Print a log, or the deployments of a service."""
    found = house.job_or_service(line.argument(0) or "job")
    if isinstance(found, Service):
        print(deployments_text(found.refresh().document, found.logs()))
        return
    task = line.get("task", FIRST_TASK)
    if not line.get("follow"):
        print(found.logs(task=task, tail=line.get("tail")))
        return
    try:
        for text in found.follow(task=task):
            print(text)
    except KeyboardInterrupt:
        print(_("Detached: the job {name} goes on.").format(name=found.name))


def stop(house: House, line: Line, _cell: str | None) -> Job | Service:
    """Stop what was named."""
    return house.job_or_service(line.arguments[0]).stop()
