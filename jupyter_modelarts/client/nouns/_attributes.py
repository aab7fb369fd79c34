"""The nouns as attributes of the clients; a noun's module is imported when it is first used.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .algorithm import AsyncAlgorithm, Algorithm
    from .autosearch import AsyncAutosearch, Autosearch
    from .dataset import AsyncDataset, Dataset
    from .dataset_version import AsyncDatasetVersion, DatasetVersion
    from .devserver import AsyncDevserver, Devserver
    from .export_task import AsyncExportTask, ExportTask
    from .iam import AsyncIam, Iam
    from .image import AsyncImage, Image
    from .import_task import AsyncImportTask, ImportTask
    from .model import AsyncModel, Model
    from .network import AsyncNetwork, Network
    from .notebook import AsyncNotebook, Notebook
    from .obs import AsyncObs, Obs
    from .permission import AsyncPermission, Permission
    from .plugin import AsyncPlugin, Plugin
    from .pool import AsyncPool, Pool
    from .quota import AsyncQuota, Quota
    from .sample import AsyncSample, Sample
    from .service import AsyncService, Service
    from .tag import AsyncTag, Tag
    from .training_job import AsyncTrainingJob, TrainingJob
    from .training_job_v1 import AsyncTrainingJobV1, TrainingJobV1
    from .visualization import AsyncVisualization, Visualization
    from .workforce import AsyncWorkforce, Workforce
    from .workload import AsyncWorkload, Workload
    from .workspace import AsyncWorkspace, Workspace

NOUNS: dict[str, str] = {
    "algorithm": "Algorithm",
    "autosearch": "Autosearch",
    "dataset": "Dataset",
    "dataset_version": "DatasetVersion",
    "devserver": "Devserver",
    "export_task": "ExportTask",
    "iam": "Iam",
    "image": "Image",
    "import_task": "ImportTask",
    "model": "Model",
    "network": "Network",
    "notebook": "Notebook",
    "obs": "Obs",
    "permission": "Permission",
    "plugin": "Plugin",
    "pool": "Pool",
    "quota": "Quota",
    "sample": "Sample",
    "service": "Service",
    "tag": "Tag",
    "training_job": "TrainingJob",
    "training_job_v1": "TrainingJobV1",
    "visualization": "Visualization",
    "workforce": "Workforce",
    "workload": "Workload",
    "workspace": "Workspace",
}


class SyncNouns:
    """What `Client` offers: one attribute per noun."""

    if TYPE_CHECKING:
        algorithm: Algorithm
        autosearch: Autosearch
        dataset: Dataset
        dataset_version: DatasetVersion
        devserver: Devserver
        export_task: ExportTask
        iam: Iam
        image: Image
        import_task: ImportTask
        model: Model
        network: Network
        notebook: Notebook
        obs: Obs
        permission: Permission
        plugin: Plugin
        pool: Pool
        quota: Quota
        sample: Sample
        service: Service
        tag: Tag
        training_job: TrainingJob
        training_job_v1: TrainingJobV1
        visualization: Visualization
        workforce: Workforce
        workload: Workload
        workspace: Workspace
    else:

        def __getattr__(self, name: str) -> Any:
            return _noun(self, name, "")


class AsyncNouns:
    """What `AsyncClient` offers: one attribute per noun."""

    if TYPE_CHECKING:
        algorithm: AsyncAlgorithm
        autosearch: AsyncAutosearch
        dataset: AsyncDataset
        dataset_version: AsyncDatasetVersion
        devserver: AsyncDevserver
        export_task: AsyncExportTask
        iam: AsyncIam
        image: AsyncImage
        import_task: AsyncImportTask
        model: AsyncModel
        network: AsyncNetwork
        notebook: AsyncNotebook
        obs: AsyncObs
        permission: AsyncPermission
        plugin: AsyncPlugin
        pool: AsyncPool
        quota: AsyncQuota
        sample: AsyncSample
        service: AsyncService
        tag: AsyncTag
        training_job: AsyncTrainingJob
        training_job_v1: AsyncTrainingJobV1
        visualization: AsyncVisualization
        workforce: AsyncWorkforce
        workload: AsyncWorkload
        workspace: AsyncWorkspace
    else:

        def __getattr__(self, name: str) -> Any:
            return _noun(self, name, "Async")


def _noun(client: Any, name: str, prefix: str) -> Any:
    """The noun called `name`, made once and kept as an attribute of the client."""
    if name not in NOUNS:
        message = f"{type(client).__name__!r} object has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=client)
    module = import_module(f"{__package__}.{name}")
    noun = getattr(module, prefix + NOUNS[name])(client)
    setattr(client, name, noun)
    return noun
