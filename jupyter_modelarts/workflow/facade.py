"""`ModelArts`: everything a notebook user does, as Python calls."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _

from .code import Code, code_of
from .code_in_obs import code_in_obs
from .deploy import Model, Source, deploy, plan
from .deploy_named import model_source
from .errors import SourceError
from .job import Job, find_job, list_jobs
from .platform import Platform, Report
from .service import Service, find_service, list_services
from .submission import DEFAULT_OUTPUT, LocalOrObs, Submission, prepare, submit
from .uploads import plan_code

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from jupyter_modelarts.client import Client
    from jupyter_modelarts.credentials import Profile
    from jupyter_modelarts.obs import Obs
    from jupyter_modelarts.obs.plan import Plan
    from jupyter_modelarts.session import Session


class ModelArts:
    """Train, deploy and call models; `ModelArts()` uses the active profile, without one the embedded service.

    `profile` names a profile, `bucket` the bucket to work in (default: one named after the project),
    `overrides` are settings such as `region` or `access_key`.

        modelarts = ModelArts()
        job = modelarts.train("train.py", engine="Scikit_Learn", inputs={"data_url": "./digits"})
        service = modelarts.deploy(job.wait())
        service.predict({"x": [1, 2, 3]})
    """

    def __init__(
        self,
        profile: str | None = None,
        *,
        bucket: str | None = None,
        surface: str = "python",
        session: Session | None = None,
        **overrides: Any,
    ) -> None:
        if session is None:
            from jupyter_modelarts.session import Session

            session = Session(profile, surface=surface, **overrides)
        self._platform = Platform(session, bucket)

    @property
    def client(self) -> Client:
        """The typed client, for every operation of the platform."""
        return self._platform.client

    @property
    def obs(self) -> Obs:
        """Object storage."""
        return self._platform.obs

    @property
    def profile(self) -> Profile:
        """Where calls go and as whom."""
        return self._platform.session.profile

    @property
    def bucket_name(self) -> str:
        """The name of the bucket in which this works, whether it exists yet or not."""
        return self._platform.bucket_name

    @property
    def bucket(self) -> str:
        """The bucket in which this works, as `obs://bucket/`; created when it is missing."""
        return self._platform.bucket.url

    def place(self, text: str) -> ObsPath:
        """An `obs://` path; `obs:///key` stands for the bucket in which this works."""
        return self._platform.place(text)

    def prepare(  # noqa: PLR0913 - what a person may say about a job
        self,
        source: str | os.PathLike[str] | Code,
        *,
        engine: str | None = None,
        flavor: str | None = None,
        inputs: Mapping[str, LocalOrObs] | None = None,
        outputs: Mapping[str, str] | None = None,
        parameters: Mapping[str, Any] | None = None,
        nodes: int = 1,
        name: str | None = None,
        description: str = "",
        boot_file: str | None = None,
        earlier: Iterable[str] = (),
    ) -> Submission:
        """What `train` would send, with every check and nothing uploaded; the arguments are `train`'s."""
        _expect_code(source)
        if isinstance(source, Code):
            code = source
        elif ObsPath.is_obs(str(source)):
            code = self.code_in_obs(str(source), boot_file=boot_file)
        else:
            channels = {"inputs": inputs or {}, "outputs": outputs or {DEFAULT_OUTPUT: ""}}
            code = code_of(source, earlier=earlier, parameters=parameters, boot_file=boot_file, **channels)
        return prepare(
            self._platform,
            code,
            engine=engine,
            flavor=flavor,
            nodes=nodes,
            name=name,
            description=description,
            parameters=parameters,
            inputs=inputs,
            outputs=outputs,
        )

    def code_in_obs(self, place: str, *, boot_file: str | None = None) -> Code:
        """The code of a directory, or of a `.py` object, that is in OBS already; raises `SourceError`."""
        return code_in_obs(self._platform, self.place(place), boot_file=boot_file)

    def train(
        self,
        source: str | os.PathLike[str],
        *,
        wait: bool = False,
        allow_secrets: bool = False,
        **options: Any,
    ) -> Job:
        """Submit a training job and return its handle at once; with `wait` follow it to its end.

        `source` is a directory, a Python file (both also as obs://) or the text of a cell.  `options`:
        `engine` (a name, NAME:VERSION or a version; guessed from the imports), `flavor`, `inputs` (name to
        local path or obs://; local ones are uploaded), `outputs` (name to obs://; by default `train_url` in
        the job's folder), `parameters`, `nodes`, `name`, `description`, `boot_file` (for a directory) and
        `earlier` (the notebook's earlier cells, for a cell).

        Raises `SourceError` and `InvalidArgument` before anything is sent, and `SecretsFound` where files
        that look like keys or credentials would go, unless `allow_secrets`; `StatusError` where the
        platform refuses.  `POST /v2/{project_id}/training-jobs`
        """
        job = submit(self._platform, self.prepare(source, **options), allow_secrets=allow_secrets)
        return job.wait(log=True) if wait else job

    def submit(
        self, submission: Submission, *, allow_secrets: bool = False, report: Report | None = None
    ) -> Job:
        """Send what `prepare` made; `report` is told what was uploaded where, and what was left out."""
        return submit(self._platform, submission, allow_secrets=allow_secrets, report=report)

    def plan(self, submission: Submission) -> Plan:
        """The code that `submit` would send, what stays here and why, and what looks like a key."""
        return plan_code(self._platform, submission.code)

    def deploy(
        self,
        source: Source | Model,
        *,
        wait: bool = True,
        timeout: float | None = None,
        report: Report | None = print,
        **options: Any,
    ) -> Service:
        """Deploy the model of a job (handle, name or id), of a directory, of `obs://…`, or a published one.

        `options`: `script` (the path of the service script), `name`, `engine`, `instances`, `flavor`,
        `envs` (variables of the instances), `stop_after` ("2h", "never"; by default the setting of that
        name), `schedule` ("18:30", or the platform's list), `description`, `allow_secrets`, and
        `check=False`, which leaves out the start of the package on this machine.

        A package without `config.json` or `customize_service.py` gets them: in a local directory they are
        written beside the model, else into a prefix of our own in OBS; `report` is told their text before,
        as everything else that happens.  Waits until the service runs unless `wait` is False.
        """
        found = model_source(self._platform, source)
        return deploy(self._platform, found, wait=wait, timeout=timeout, report=report, **options)

    def plan_deployment(self, source: Source | Model, **options: Any) -> list[str]:
        """What `deploy` would write and send, as lines of text; nothing is written, sent or started."""
        return plan(self._platform, model_source(self._platform, source), **options)

    def predict(
        self,
        service: Service | str,
        data: Any = None,
        *,
        files: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        """The decoded answer of a service (handle, name or id); the rest is as in `Service.predict`."""
        return self.service(service).predict(data, files=files, **options)

    def job(self, job: Job | str) -> Job:
        """The handle of a job by id or name; raises `NoSuchResource`."""
        return job if isinstance(job, Job) else find_job(self._platform, job)

    def jobs(self, *, limit: int = 20, phase: str | None = None) -> list[Job]:
        """The newest jobs."""
        return list_jobs(self._platform, limit=limit, phase=phase)

    def service(self, service: Service | str) -> Service:
        """The handle of a service by id or name; raises `NoSuchResource`."""
        return service if isinstance(service, Service) else find_service(self._platform, service)

    def services(self, *, limit: int = 20) -> list[Service]:
        """The newest services."""
        return list_services(self._platform, limit=limit)

    def logs(self, job: Job | str, **options: Any) -> str:
        """The log of a job; see `Job.logs`."""
        return self.job(job).logs(**options)

    def stop(self, job: Job | str) -> Job:
        """Ask the platform to end a job."""
        return self.job(job).stop()

    def close(self) -> None:
        """Close the connections; whatever runs on the platform goes on."""
        self._platform.session.close()

    def __repr__(self) -> str:
        return f"ModelArts({self._platform.session!r})"


def _expect_code(source: object) -> None:
    """Raise `SourceError` for what can be no code: nothing, or an object that is no text and no path."""
    if isinstance(source, (Code, str, PathLike)) and str(source).strip():
        return
    given = type(source).__name__ if source is not None and str(source).strip() else "None"
    message = _("There is nothing to train: {what} was given.").format(what=given)
    raise SourceError(message, hint=_("Give a directory, a Python file, or the text of a cell."))
