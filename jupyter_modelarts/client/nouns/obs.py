"""The operations of the noun `obs`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun

if TYPE_CHECKING:
    from typing import Any


class Obs(SyncNoun):
    """`Client.obs`: 1 operation."""

    __slots__ = ()

    def get_object_presigned(
        self,
        bucket: str,
        object_key: str,
        *,
        AWSAccessKeyId: str,
        Expires: int,
        Signature: str,
    ) -> Any:
        """Download an object through a pre-signed URL, as the training log links do.

        `GET /{bucket}/{object_key}`.

        Args:
            bucket: Bucket of the object.
            object_key: Key of the object.
            AWSAccessKeyId: Access key of whoever signed the URL.
            Expires: Time of expiry in seconds since the epoch, for example 1 h after creation.
            Signature: Signature in base64, URL-encoded.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return self._client._call(
            "obs_get_object_presigned",
            {"bucket": bucket, "object_key": object_key},
            {"AWSAccessKeyId": AWSAccessKeyId, "Expires": Expires, "Signature": Signature},
            None,
        )


class AsyncObs(AsyncNoun):
    """`AsyncClient.obs`: 1 operation."""

    __slots__ = ()

    async def get_object_presigned(
        self,
        bucket: str,
        object_key: str,
        *,
        AWSAccessKeyId: str,
        Expires: int,
        Signature: str,
    ) -> Any:
        """Download an object through a pre-signed URL, as the training log links do.

        `GET /{bucket}/{object_key}`.

        Args:
            bucket: Bucket of the object.
            object_key: Key of the object.
            AWSAccessKeyId: Access key of whoever signed the URL.
            Expires: Time of expiry in seconds since the epoch, for example 1 h after creation.
            Signature: Signature in base64, URL-encoded.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return await self._client._call(
            "obs_get_object_presigned",
            {"bucket": bucket, "object_key": object_key},
            {"AWSAccessKeyId": AWSAccessKeyId, "Expires": Expires, "Signature": Signature},
            None,
        )
