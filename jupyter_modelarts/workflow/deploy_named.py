"""What a name or a handle means where a model is asked for: a job, a directory, obs://, a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument

from .deploy_model import Model, find_model
from .deploy_source import Source, expect_source
from .errors import NoSuchResource
from .job import find_job

if TYPE_CHECKING:
    from .platform import Platform


def model_source(platform: Platform, source: Any) -> Source | Model:
    """`source` as `deploy` takes it; a text that is neither OBS nor a directory names a job or a model.

    Raises `NoSuchResource`, and `InvalidArgument` for what can be none of them.
    """
    from .service import Service

    if isinstance(source, Service):
        message = _("{name} is a service already.").format(name=source.name)
        raise InvalidArgument(message, hint=_("Give a job, a directory or obs://bucket/directory/."))
    if isinstance(source, Model):
        return source
    expect_source(source)
    if not isinstance(source, str) or ObsPath.is_obs(source) or "/" in source or Path(source).is_dir():
        return source  # type: ignore[no-any-return] # checked above
    try:
        return find_job(platform, source)
    except NoSuchResource:
        model = find_model(platform, source)
        if model is None:
            raise
        return model
