"""boto3: `setting` 0 is its defaults, one file after another; else threads, and only the checks needed."""

from __future__ import annotations

from typing import Any

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

from . import files_below, in_threads, local_target


class Contender:
    def __init__(self, task: dict[str, Any]) -> None:
        tuned = task["setting"]
        self._threads = tuned or 1
        self._bucket = task["bucket"]
        self._large = (
            TransferConfig(max_concurrency=4, multipart_chunksize=32 << 20) if tuned else TransferConfig()
        )
        more = {
            "max_pool_connections": max(10, self._threads),
            "parameter_validation": False,
            "request_checksum_calculation": "when_required",
            "response_checksum_validation": "when_required",
        } if tuned else {}  # fmt: skip
        style = {"addressing_style": "path", **({"payload_signing_enabled": False} if tuned else {})}
        self._client = boto3.client(
            "s3", endpoint_url=task["endpoint"], aws_access_key_id=task["access_key"],
            aws_secret_access_key=task["secret_key"], region_name=task["region"],
            config=Config(s3=style, **more),
        )  # fmt: skip

    def warm(self) -> None:
        self._client.list_objects_v2(Bucket=self._bucket, Prefix="nothing/")

    def upload(self, prefix: str, directory: str) -> None:
        in_threads(
            self._threads, self._send, [(path, prefix + name) for path, name in files_below(directory)]
        )

    def _send(self, path: str, key: str) -> None:
        with open(path, "rb") as stream:  # noqa: PTH123
            small = self._threads > 1 and stream.seek(0, 2) <= 8 << 20
            stream.seek(0)
            if small:  # past the machinery for parts
                self._client.put_object(Bucket=self._bucket, Key=key, Body=stream.read())
            else:
                self._client.upload_file(path, self._bucket, key, Config=self._large)

    def download(self, prefix: str, directory: str) -> None:
        found = self._objects(prefix)
        in_threads(self._threads, self._fetch, [(directory, prefix, key, size) for key, size in found])

    def _fetch(self, directory: str, prefix: str, key: str, size: int) -> None:
        target = local_target(directory, key[len(prefix) :])
        if self._threads > 1 and size <= 8 << 20:
            data = self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
            with open(target, "wb") as stream:  # noqa: PTH123
                stream.write(data)
        else:
            self._client.download_file(self._bucket, key, target, Config=self._large)

    def list_keys(self, prefix: str, _directory: None) -> int:
        return len(self._objects(prefix))

    def _objects(self, prefix: str) -> list[tuple[str, int]]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
        return [(entry["Key"], entry["Size"]) for page in pages for entry in page.get("Contents", ())]
