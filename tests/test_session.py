"""One factory for every surface, against a real embedded service."""

import asyncio
import os
import signal

import psutil
import pytest

from jupyter_modelarts.client import NotFound, Unauthorized
from jupyter_modelarts.client.errors import ConnectionFailed
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.errors import ConfigError
from jupyter_modelarts.session import Session


@pytest.fixture
def session(embedded):
    made = Session(surface="tests", local_dir=embedded.state_dir)
    yield made
    made.close()


def cloud(embedded, **changes):
    """A profile of keys, as one of the cloud would be, that points at the embedded service."""
    return Session(
        surface="tests",
        **{
            "access_key": embedded.access_key,
            "secret_key": embedded.secret_key,
            "project_id": embedded.project_id,
            "region": embedded.region,
            "modelarts_endpoint": embedded.modelarts,
            "iam_endpoint": embedded.iam,
            "obs_endpoint": embedded.obs,
            **changes,
        },
    )


def by_password(embedded, **changes):
    keys = {"access_key": None, "secret_key": None, "user": embedded.user, "domain": embedded.domain}
    return cloud(embedded, **{**keys, "password": embedded.password, **changes})


def flavors(session):
    return session.client().training_job.list_flavors()["flavors"]


def test_the_embedded_profile(session, embedded):
    assert session.embedded
    assert session.profile.name == "embedded"
    assert session.project_id == embedded.project_id
    assert flavors(session)


def test_asking_whether_it_is_embedded_starts_nothing(tmp_path):
    session = Session(local_dir=tmp_path / "state")
    assert session.embedded
    assert repr(session) == "Session('embedded')"
    assert not (tmp_path / "state").exists()


def test_clients_are_kept(session):
    assert session.client() is session.client()

    async def twice():
        first = session.async_client()
        assert session.async_client() is first
        await first.aclose()
        return first

    assert asyncio.run(twice()) is not asyncio.run(twice())


def test_async(session):
    async def ask():
        async with session.async_client() as client:
            return await asyncio.gather(*(client.training_job.list_flavors() for _ in range(5)))

    assert len(asyncio.run(ask())) == 5


def test_keys(embedded):
    session = cloud(embedded)
    assert not session.embedded
    assert flavors(session)
    session.close()


def test_password_of_an_iam_user(embedded):
    session = by_password(embedded)
    assert flavors(session)
    session.close()


def test_a_wrong_secret_key_is_one_clear_line(embedded):
    session = cloud(embedded, secret_key="wrong-key-of-the-tests")
    with pytest.raises(Unauthorized, match="secret key") as caught:
        flavors(session)
    assert "wrong-key-of-the-tests" not in str(caught.value)
    assert "\n" not in str(caught.value)
    session.close()


def test_a_wrong_password_is_one_clear_line(embedded):
    session = by_password(embedded, password="wrong-password-of-the-tests")
    with pytest.raises(Unauthorized, match="Check user, password and account name") as caught:
        flavors(session)
    assert "wrong-password-of-the-tests" not in str(caught.value)
    session.close()


def test_what_is_not_there(session):
    with pytest.raises(NotFound) as caught:
        session.client().training_job.show("936bea3e-d3df-435e-8b58-d817283284ae")
    assert caught.value.code.startswith("ModelArts.")
    assert caught.value.request_id


def test_an_incomplete_profile():
    with pytest.raises(ConfigError, match="secret_key missing"):
        Session(access_key="only")


def test_nothing_shows_a_secret(embedded, session):
    for made in (session, cloud(embedded), by_password(embedded)):
        shown = f"{made!r} {made.profile!r} {vars(made)}"
        assert embedded.secret_key.reveal() not in shown
        assert embedded.password.reveal() not in shown


def test_the_secret_may_be_given_as_text_or_as_secret(embedded):
    text = cloud(embedded, secret_key=embedded.secret_key.reveal())
    assert text.profile.secret_key == embedded.secret_key == cloud(embedded).profile.secret_key
    assert isinstance(text.profile.secret_key, Secret)


def kill(connection):
    process = psutil.Process(connection.pid)
    os.kill(connection.pid, signal.SIGKILL)
    process.wait(10)


def test_a_killed_service_is_started_again_by_the_next_call(fresh_embedded):
    session = Session(surface="tests", local_dir=fresh_embedded.state_dir)
    assert flavors(session)
    kill(fresh_embedded)
    assert flavors(session)
    assert session.project_id == fresh_embedded.project_id
    session.close()


def test_a_killed_service_is_started_again_for_the_async_client(fresh_embedded):
    session = Session(surface="tests", local_dir=fresh_embedded.state_dir)

    async def ask():
        client = session.async_client()
        await client.training_job.list_flavors()
        kill(fresh_embedded)
        answer = await client.training_job.list_flavors()
        await session.aclose()
        return answer

    assert asyncio.run(ask())["flavors"]


def test_another_profile_does_not_start_it(fresh_embedded):
    session = cloud(fresh_embedded, attempts=1)
    kill(fresh_embedded)
    with pytest.raises(ConnectionFailed, match="cannot be reached"):
        flavors(session)
    session.close()


def test_object_storage_with_keys(session):
    session.obs().make_bucket("session-keys")
    assert session.obs() is session.obs()
    assert session.obs().exists("obs://session-keys")


def test_object_storage_with_a_password_uses_temporary_keys(embedded):
    session = by_password(embedded)
    session.obs().make_bucket("session-password")
    assert session.obs() is session.obs()
    session.close()


def test_a_killed_service_is_started_again_by_a_call_of_a_service(fresh_embedded):
    session = Session(surface="tests", local_dir=fresh_embedded.state_dir)
    client = session.client()
    address = f"{fresh_embedded.modelarts}/v2/{session.project_id}/training-job-flavors"
    kill(fresh_embedded)
    assert client.request("GET", address).json()["flavors"]
    session.close()
