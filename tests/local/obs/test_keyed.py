"""Our HMAC is HMAC."""

import hmac

from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.local.obs.keyed import keyed_hash


@given(st.binary(max_size=200), st.binary(max_size=200), st.sampled_from(["sha1", "sha256"]))
def test_a_keyed_hash_is_the_hmac(key: bytes, text: bytes, algorithm: str) -> None:
    assert keyed_hash(key, text, algorithm) == hmac.digest(key, text, algorithm)
