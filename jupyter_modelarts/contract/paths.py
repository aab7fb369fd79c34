"""Where an object or a directory stands in OBS, in the three spellings people and programs use."""

from __future__ import annotations

from dataclasses import dataclass

from jupyter_modelarts.errors import InvalidArgument

_SCHEMES = ("obs://", "s3://")


@dataclass(frozen=True, slots=True, order=True)
class ObsPath:
    """`bucket` and `key`; an empty key is the bucket itself, a key that ends with `/` a directory."""

    bucket: str
    key: str = ""

    @classmethod
    def parse(cls, text: str) -> ObsPath:
        """Read `obs://bucket/key`, `s3://bucket/key` or `/bucket/key`; raises `InvalidArgument`.

        The key is kept as it is written: nothing is decoded, collapsed or stripped.
        """
        rest = _without_scheme(text)
        if rest is None:
            raise InvalidArgument(f"{text!r} is not an OBS path.", hint="Write obs://bucket/directory/.")
        bucket, _, key = rest.partition("/")
        if not bucket or bucket in {".", ".."}:
            raise InvalidArgument(f"{text!r} names no bucket.", hint="Write obs://bucket/directory/.")
        return cls(bucket, key)

    @staticmethod
    def is_obs(text: str) -> bool:
        """Whether `text` carries an OBS scheme (`/bucket/key` could be a local path and does not count)."""
        return text.startswith(_SCHEMES)

    @property
    def wire(self) -> str:
        """`/bucket/key`, as bodies of the API carry it."""
        return f"/{self.bucket}/{self.key}"

    @property
    def url(self) -> str:
        """`obs://bucket/key`, as people write it."""
        return f"obs://{self.bucket}/{self.key}"

    @property
    def is_directory(self) -> bool:
        """Whether it is written as a directory: the bucket itself, or a key with a `/` at its end."""
        return not self.key or self.key.endswith("/")

    @property
    def name(self) -> str:
        """The last segment of the key, or the bucket's name where there is no key."""
        return self.key.rstrip("/").rpartition("/")[2] or self.bucket

    @property
    def parent(self) -> ObsPath:
        """The directory that holds it; a bucket is its own parent."""
        head, slash, _ = self.key.rstrip("/").rpartition("/")
        return ObsPath(self.bucket, head + slash)

    def as_directory(self) -> ObsPath:
        """The same place, written with a `/` at its end."""
        return self if self.is_directory else ObsPath(self.bucket, self.key + "/")

    def __truediv__(self, name: str) -> ObsPath:
        """`directory / "name"`: the place called `name` below this one."""
        return ObsPath(self.bucket, self.as_directory().key + name.lstrip("/"))

    def __str__(self) -> str:
        return self.url


def _without_scheme(text: str) -> str | None:
    for scheme in _SCHEMES:
        if text.startswith(scheme):
            return text[len(scheme) :]
    return text[1:] if text.startswith("/") and not text.startswith("//") else None
