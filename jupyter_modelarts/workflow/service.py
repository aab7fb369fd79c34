"""The handle of a real-time service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import nearest

from . import service_config
from .errors import InvalidArgument, NoSuchResource
from .job import Detached
from .service_waiting import wait_until_running

if TYPE_CHECKING:
    from .deploy import Model, Source
    from .platform import Platform, Report
    from .predict_repeat import Latencies
    from .predict_stream import Stream
    from .prediction import Prediction
    from .service_config import Config

RUNNING = "running"


class Service:
    """A service: what the platform said of it last (`document`), and what can be done with it."""

    def __init__(self, platform: Platform, document: dict[str, Any]) -> None:
        self._platform = platform
        self.document = document

    @property
    def id(self) -> str:
        """The id the platform gave it."""
        return str(self.document["service_id"])

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.document.get("service_name") or self.id)

    @property
    def status(self) -> str:
        """The status last seen: deploying, running, concerning, failed, stopped, ..."""
        return str(self.document.get("status") or "deploying")

    @property
    def address(self) -> str:
        """The URL that answers requests; empty before it is known."""
        return str(self.document.get("access_address") or "")

    @property
    def error(self) -> str:
        """Why it failed, as the platform says."""
        return str(self.document.get("error_msg") or "")

    @property
    def config(self) -> list[dict[str, Any]]:
        """Its models: `model_id`, `weight`, `instance_count`, `specification`, `envs`, ..."""
        return list(self.document.get("config") or [])

    def refresh(self) -> Service:
        """Ask again; `GET /v1/{project_id}/services/{service_id}`."""
        self.document = self._platform.client.call("show_service", path={"service_id": self.id})
        return self

    def wait(self, *, timeout: float | None = None, report: Report | None = None) -> Service:
        """Wait until it runs; `timeout` in seconds, `report` is told each change of its status.

        Raises `DeployFailed` where it does not come up, or only in part (`concerning`); an interrupt
        raises `Detached`.
        """
        try:
            wait_until_running(self, timeout=timeout, report=report)
        except KeyboardInterrupt:
            raise self._detached() from None
        return self

    def predict(self, data: Any = None, *, files: Mapping[str, Any] | None = None, **options: Any) -> Any:
        """Its answer to `data` or `files`, decoded; the form is the one that the model's schema asks for.

        `data`: anything JSON can say, a DataFrame, an array, an image, a path, bytes, an open file, a list of
        files, or a dict with files in it; `files`: field to path, obs://, bytes, image or a list of them.
        `options`: `shape` (json, table, form, raw), `field`, `content_type`, `path`, `method`, `headers`,
        `timeout` in seconds.  `POST <access_address>`.  Raises `PredictError`.
        """
        return self.ask(data, files=files, **options).answer

    def ask(self, data: Any = None, *, files: Mapping[str, Any] | None = None, **options: Any) -> Prediction:
        """As `predict`, with what was sent, why so, and how long the answer took."""
        from .predict import predict

        return predict(self, data, files=files, **options)

    def stream(self, data: Any = None, *, files: Mapping[str, Any] | None = None, **options: Any) -> Stream:
        """As `predict`, with the answer as it comes: iterate over its events, lines or chunks."""
        from .predict import prepare
        from .predict_stream import open_stream

        return open_stream(prepare(self, data, files, **options))

    def measure(
        self,
        data: Any = None,
        *,
        count: int,
        concurrency: int = 1,
        files: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Latencies:
        """As `predict`, `count` times, `concurrency` at once: how long the answers take, and which fail."""
        from .predict import prepare
        from .predict_repeat import measure

        return measure(prepare(self, data, files, **options), count, concurrency)

    def read_object(self, url: str) -> tuple[str, bytes]:
        """Name and content of an object of the same account; raises `ObsError`."""
        place = self._platform.place(url)
        return place.name, self._platform.obs.read(place)

    def logs(self) -> list[dict[str, Any]]:
        """The history of its deployments; `GET /v1/{project_id}/services/{service_id}/logs`."""
        answer = self._platform.client.call("list_service_logs", path={"service_id": self.id})
        return list(answer.get("logs") or [])

    def metrics(self) -> list[dict[str, Any]]:
        """Its models with their usage; `GET /v1/{project_id}/services/{service_id}/monitor`."""
        answer = self._platform.client.call("show_service_monitor", path={"service_id": self.id})
        return list(answer.get("monitors") or [])

    def update(
        self,
        source: Source | Model | Service,
        *,
        wait: bool = True,
        timeout: float | None = None,
        report: Report | None = print,
        **options: Any,
    ) -> Service:
        """Replace its model by that of a job, a directory, `obs://…` or a `Model`, without a pause.

        `options` as for `ModelArts.deploy`, without `name`; what they leave open stays as it is.  The new
        instances start before the old ones end.  `PUT /v1/{project_id}/services/{service_id}`.  Raises
        `DeployFailed` where the new model does not start: the old one answers on.
        """
        from .deploy import update
        from .deploy_named import model_source

        found = model_source(self._platform, source)
        return update(self, found, wait=wait, timeout=timeout, report=report, **options)

    def canary(
        self,
        source: Source | Model | None = None,
        percent: int = 10,
        *,
        wait: bool = True,
        timeout: float | None = None,
        report: Report | None = print,
        **options: Any,
    ) -> Service:
        """Send `percent` of the requests to another model, the others to the present one.

        Without `source` the share of the newer one of its two models changes.  `promote` gives it all
        requests, `rollback` takes it back.  `options` as for `update`.
        """
        from .deploy import check_percent, update
        from .deploy_named import model_source

        if source is not None:
            found = model_source(self._platform, source)
            more = {"wait": wait, "timeout": timeout, "report": report, **options}
            return update(self, found, percent=percent, **more)
        check_percent(percent)
        config = service_config.weighted(self._two_models(), percent)
        return self.configure(config, wait=wait, timeout=timeout, report=report)

    def promote(
        self, *, wait: bool = True, timeout: float | None = None, report: Report | None = print
    ) -> Service:
        """Give the newer one of its two models all requests; the older one ends."""
        config = service_config.promoted(self._two_models())
        return self.configure(config, wait=wait, timeout=timeout, report=report)

    def rollback(
        self, *, wait: bool = True, timeout: float | None = None, report: Report | None = print
    ) -> Service:
        """Go back to the configuration that answered before the last change."""
        config = service_config.before(self.logs())
        if config is None:
            message = _("The service {name} has had no other configuration: there is nothing to go back to.")
            raise InvalidArgument(
                message.format(name=self.name),
                hint=_("See its history: %ma_logs {name}").format(name=self.name),
            )
        return self.configure(config, wait=wait, timeout=timeout, report=report)

    def configure(
        self,
        config: Config,
        *,
        wait: bool = True,
        timeout: float | None = None,
        report: Report | None = print,
        **more: Any,
    ) -> Service:
        """Give it another `config`, in the platform's form; `PUT /v1/{project_id}/services/{service_id}`.

        `more` are other fields of the request.  A stopped service keeps it for its next start.
        """
        stopped = self.refresh().status == "stopped"
        self._update({"config": config, **more})
        if stopped and report:
            report(_("The service {name} is stopped: start it with service.start().").format(name=self.name))
        if not wait or stopped:
            return self
        try:
            wait_until_running(self, timeout=timeout, report=report, updated=True)
        except KeyboardInterrupt:
            raise self._detached() from None
        return self

    def stop(self) -> Service:
        """Stop it; it can be started again.  `PUT /v1/{project_id}/services/{service_id}`."""
        return self._update({"status": "stopped"})

    def start(self) -> Service:
        """Start it again; `PUT /v1/{project_id}/services/{service_id}`."""
        return self._update({"status": "running"})

    def delete(self) -> None:
        """Remove it; `DELETE /v1/{project_id}/services/{service_id}`. Its model stays."""
        self._platform.client.call("delete_service", path={"service_id": self.id})

    def __repr__(self) -> str:
        return f"<Service {self.name} {self.status} {self.id}>"

    @property
    def platform(self) -> Platform:
        """Where it runs."""
        return self._platform

    def _update(self, body: dict[str, Any]) -> Service:
        self._platform.client.call("update_service", path={"service_id": self.id}, body=body)
        return self.refresh()

    def _two_models(self) -> Config:
        config = service_config.written(self.refresh().config)
        if len(config) == 2:
            return config
        message = _("The service {name} has {count} model, not two between which requests are split.")
        raise InvalidArgument(
            message.format(name=self.name, count=len(config)),
            hint=_("Add one: %ma_deploy JOB --update {name} --canary 10").format(name=self.name),
        )

    def _detached(self) -> Detached:
        text = _("Detached: the service {name} goes on deploying. Attach again: %ma_services {name} --wait")
        return Detached(text.format(name=self.name))


def list_services(platform: Platform, *, limit: int = 20) -> list[Service]:
    """The newest services; `GET /v1/{project_id}/services`."""
    query = {"limit": limit, "sort_by": "publish_at", "order": "desc"}
    answer = platform.client.call("list_services", query=query)
    return [Service(platform, document) for document in answer.get("services") or []]


def find_service(platform: Platform, wanted: str) -> Service:
    """The service of that id, or the newest of that name; raises `NoSuchResource` with the nearest name."""
    from jupyter_modelarts.client import BadRequest, NotFound

    found = platform.client.call("list_services", query={"service_name": wanted, "limit": 50})
    for document in found.get("services") or []:
        if document.get("service_name") == wanted:
            return Service(platform, document).refresh()
    try:
        return Service(platform, {"service_id": wanted}).refresh()
    except (NotFound, BadRequest):
        near = nearest(wanted, [service.name for service in list_services(platform, limit=50)])
        meant = _("Did you mean {name}?").format(name=near) + " " if near else ""
        raise NoSuchResource(
            _("There is no service {name}.").format(name=wanted), hint=meant + _("%ma_services lists them.")
        ) from None
