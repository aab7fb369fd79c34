"""esdk-obs-python with `setting` threads; 0 is what `upload_dir` of the vendor does: defaults, one by one."""

from __future__ import annotations

from typing import Any

from obs import GetObjectHeader, ObsClient

from . import files_below, in_threads, local_target

_LARGE = 64 << 20


class Contender:
    def __init__(self, task: dict[str, Any]) -> None:
        self._threads = task["setting"] or 1
        kept = {"long_conn_mode": True} if task["setting"] else {}
        self._bucket = task["bucket"]
        self._parts = task.get("parts", 0)
        self._client = ObsClient(
            access_key_id=task["access_key"], secret_access_key=task["secret_key"], server=task["endpoint"],
            path_style=True, signature="obs", is_signature_negotiation=False, **kept,
        )  # fmt: skip

    def warm(self) -> None:
        self._page("nothing/", None)

    def upload(self, prefix: str, directory: str) -> None:
        in_threads(
            self._threads, self._send, [(path, prefix + name) for path, name in files_below(directory)]
        )

    def _send(self, path: str, key: str) -> None:
        if self._parts:
            answer = self._client.uploadFile(
                self._bucket, key, path, partSize=self._parts, taskNum=self._threads
            )
        else:
            answer = self._client.putFile(self._bucket, key, path)
        _check(answer)

    def download(self, prefix: str, directory: str) -> None:
        found = self._keys(prefix)
        in_threads(
            self._threads, self._fetch, [(key, local_target(directory, key[len(prefix) :])) for key in found]
        )

    def _fetch(self, key: str, target: str) -> None:
        if self._parts:
            answer = self._client.downloadFile(
                self._bucket, key, target, partSize=self._parts, taskNum=self._threads
            )
        else:
            answer = self._client.getObject(self._bucket, key, downloadPath=target, headers=GetObjectHeader())
        _check(answer)

    def list_keys(self, prefix: str, _directory: None) -> int:
        return len(self._keys(prefix))

    def _keys(self, prefix: str) -> list[str]:
        keys, marker = [], None
        while True:
            body = self._page(prefix, marker)
            keys += [entry.key for entry in body.contents]
            if not body.is_truncated:
                return keys
            marker = body.next_marker

    def _page(self, prefix: str, marker: str | None) -> Any:
        return _check(
            self._client.listObjects(self._bucket, prefix=prefix, marker=marker, max_keys=1000)
        ).body


def _check(answer: Any) -> Any:
    if answer.status >= 300:
        raise SystemExit(f"{answer.status} {answer.errorCode} {answer.errorMessage}")
    return answer
