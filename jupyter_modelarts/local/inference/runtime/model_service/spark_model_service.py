"""The base of Spark packages; `model_path` is the saved model, `self.spark` the session."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from .model_service import SingleNodeService


class SparkServingBaseService(SingleNodeService):
    """The body reaches `_preprocess` as text: `json.loads(data)`."""

    answers_tables = True

    def __init__(self, model_path: str) -> None:
        super().__init__("serve", model_path)

    @cached_property
    def spark(self) -> Any:
        """The SparkSession, started on first use: it costs seconds."""
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise ModuleNotFoundError(
                "SparkServingBaseService needs pyspark, which is not installed", name="pyspark"
            ) from None
        return SparkSession.builder.master("local[*]").getOrCreate()
