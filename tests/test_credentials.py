"""Where a profile comes from, in which order, and what is said when something is missing."""

import os
import warnings

import pytest

from jupyter_modelarts.config import SETTINGS, in_group
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.credentials import resolve
from jupyter_modelarts.errors import ConfigError

PROJECT = "04f679b17380d32a2f32c00335c4b5ba"
SECRET = "sk-that-nobody-may-see"
KEYS = {"access_key": "AK1", "secret_key": SECRET, "project_id": PROJECT, "region": "cn-north-4"}
ENVIRONMENT = {
    "HUAWEICLOUD_SDK_AK": "AK-ENV",
    "HUAWEICLOUD_SDK_SK": "sk-of-the-environment",
    "HUAWEICLOUD_SDK_PROJECT_ID": PROJECT,
    "HUAWEICLOUD_SDK_REGION": "cn-east-3",
}
FILE = f"""
[default]
access_key = "AK-FILE"
secret_key = "sk-of-the-file"
project_id = "{PROJECT}"
region = "ap-southeast-1"

[password]
user = "ann"
password = "{SECRET}"
domain = "lab"
project_id = "{PROJECT}"
region = "cn-north-4"

[half]
access_key = "AK-HALF"

[private]
access_key = "AK-P"
secret_key = "sk-private"
project_id = "{PROJECT}"
region = "home"
modelarts_endpoint = "modelarts.lab.example"
iam_endpoint = "http://iam.lab.example:8080/"
obs_endpoint = "https://obs.lab.example"
timeout = 5
"""


@pytest.fixture
def files(tmp_path):
    """An environment whose profile file and SDK file stand in `tmp_path`."""
    return {
        "JUPYTER_MODELARTS_CONFIG_FILE": str(tmp_path / "profiles.toml"),
        "HUAWEICLOUD_SDK_CREDENTIALS_FILE": str(tmp_path / "credentials"),
    }


@pytest.fixture
def profiles(tmp_path, files):
    write(tmp_path / "profiles.toml", FILE)
    return files


def write(path, text, mode=0o600):
    path.write_text(text)
    path.chmod(mode)


def sdk_file(tmp_path, mode=0o600):
    text = f"[basic]\nak = AK-SDK\nsk = sk%of-the-sdk\nproject_id = {PROJECT}\n"
    write(tmp_path / "credentials", text, mode)


def test_without_anything_it_is_the_embedded_one(files):
    assert resolve(environ=files) is None


def test_a_region_alone_in_the_environment_is_no_credential(files):
    assert resolve(environ={**files, "HUAWEICLOUD_SDK_REGION": "cn-north-4"}) is None


def test_keyword_arguments_go_first(profiles):
    profile = resolve(None, KEYS, {**profiles, **ENVIRONMENT})
    assert (profile.access_key, profile.secret_key) == ("AK1", Secret(SECRET))
    assert profile.origin == "keyword arguments"


def test_the_environment_goes_before_the_file(profiles):
    profile = resolve(environ={**profiles, **ENVIRONMENT})
    assert (profile.access_key, profile.region) == ("AK-ENV", "cn-east-3")
    assert profile.origin == "the environment"


def test_the_file_goes_before_the_sdks(profiles, tmp_path):
    sdk_file(tmp_path)
    assert resolve(environ=profiles).access_key == "AK-FILE"


def test_the_sdks_file_goes_last(files, tmp_path):
    sdk_file(tmp_path)
    profile = resolve(environ={**files, "HUAWEICLOUD_SDK_REGION": "cn-north-4"})
    assert (profile.access_key, profile.secret_key) == ("AK-SDK", Secret("sk%of-the-sdk"))
    assert profile.origin.endswith("credentials")


def test_a_profile_named_by_argument_goes_before_the_environment(profiles):
    profile = resolve("password", environ={**profiles, **ENVIRONMENT})
    assert (profile.user, profile.domain, profile.uses_keys) == ("ann", "lab", False)


def test_the_environment_names_a_profile(profiles):
    assert resolve(environ={**profiles, "JUPYTER_MODELARTS_PROFILE": "password"}).user == "ann"


@pytest.mark.parametrize(
    "how", [{"profile": "embedded"}, {"environ": {"JUPYTER_MODELARTS_PROFILE": "embedded"}}]
)
def test_embedded_is_embedded_whatever_else_is_set(profiles, how):
    environ = {**profiles, **ENVIRONMENT, **how.get("environ", {})}
    assert resolve(how.get("profile"), environ=environ) is None


def test_security_token(files):
    environ = {**files, **ENVIRONMENT, "HUAWEICLOUD_SDK_SECURITY_TOKEN": "temporary"}
    assert resolve(environ=environ).security_token == Secret("temporary")


def test_keys_are_never_mixed_from_two_places(profiles):
    with pytest.raises(ConfigError, match=r"'half' is incomplete: secret_key missing in .*profiles.toml"):
        resolve("half", environ={**profiles, **ENVIRONMENT})


def test_endpoints_follow_from_the_region(files):
    endpoints = resolve(None, KEYS, files).endpoints
    assert endpoints["modelarts"] == "https://modelarts.cn-north-4.myhuaweicloud.com"
    assert endpoints["iam"] == "https://iam.cn-north-4.myhuaweicloud.com"
    assert endpoints["obs"] == "https://obs.cn-north-4.myhuaweicloud.com"


def test_endpoints_can_be_given(profiles):
    profile = resolve("private", environ=profiles)
    assert profile.endpoints == {
        "modelarts": "https://modelarts.lab.example",
        "iam": "http://iam.lab.example:8080",
        "obs": "https://obs.lab.example",
    }
    assert profile.calls["timeout"] == 5.0


def test_the_account_itself_signs_in(files):
    given = {"domain": "lab", "password": "x", "project_id": PROJECT, "region": "cn-north-4"}
    assert resolve(None, given, files).user == "lab"


@pytest.mark.parametrize("missing", ["secret_key", "project_id", "region"])
def test_what_is_missing_is_named(files, missing):
    given = {name: value for name, value in KEYS.items() if name != missing}
    with pytest.raises(ConfigError, match=rf"{missing} missing") as caught:
        resolve(None, given, files)
    assert SETTINGS[missing].variable in str(caught.value)


def test_where_was_looked_is_named(files, tmp_path):
    with pytest.raises(ConfigError, match="Looked in: keyword arguments, the environment, ") as caught:
        resolve(None, {"access_key": "a", "secret_key": "b"}, files)
    assert str(tmp_path / "profiles.toml") in str(caught.value)


def test_a_place_in_the_cloud_needs_credentials(files):
    with pytest.raises(ConfigError, match="no credentials"):
        resolve(None, {"region": "cn-north-4"}, files)


def test_an_unknown_profile_lists_the_known(profiles):
    with pytest.raises(ConfigError, match=r"no profile 'teem'.*default, password, half, private, embedded"):
        resolve("teem", environ=profiles)


def test_an_unknown_setting_is_named(files, tmp_path):
    write(tmp_path / "profiles.toml", '[default]\naccess_keey = "x"\n')
    with pytest.raises(ConfigError, match="unknown setting 'access_keey'"):
        resolve(environ=files)
    with pytest.raises(ConfigError, match=r"no setting 'regoin'\. Did you mean region\?"):
        resolve(None, {"regoin": "x"}, files)


@pytest.mark.parametrize(
    "text", [f'[default]\nsecret_key = "{SECRET}\n', f"secret_key {SECRET}", "default = 1"]
)
def test_a_broken_file_is_named_without_its_secrets(files, tmp_path, text):
    write(tmp_path / "profiles.toml", text)
    with pytest.raises(ConfigError, match=r"profiles\.toml") as caught:
        resolve(environ=files)
    assert SECRET not in str(caught.value)


def test_a_broken_sdk_file_is_named_without_its_secrets(files, tmp_path):
    write(tmp_path / "credentials", f"sk = {SECRET}\n")
    with pytest.raises(ConfigError, match="credentials") as caught:
        resolve(environ=files)
    assert SECRET not in str(caught.value)


BAD = [
    ("secret_key", f"{SECRET}\n"),
    ("access_key", "a\x00b"),
    ("region", "cn north"),
    ("modelarts_endpoint", "ftp://x"),
    ("timeout", "0"),
    ("timeout", "soon"),
    ("attempts", "99"),
    ("project_id", "../x"),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_values_are_checked_and_not_shown(files, name, value):
    with pytest.raises(ConfigError, match=rf"^{name} \(keyword arguments\)") as caught:
        resolve(None, {**KEYS, name: value}, files)
    assert SECRET not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_open_files_with_secrets_are_warned_of(profiles, tmp_path):
    (tmp_path / "profiles.toml").chmod(0o644)
    with pytest.warns(UserWarning, match=r"chmod 600 '.*profiles\.toml'"):
        resolve(environ=profiles)
    sdk_file(tmp_path, 0o640)
    (tmp_path / "profiles.toml").unlink()
    with pytest.warns(UserWarning, match=r"chmod 600 '.*credentials'"):
        resolve(None, {"region": "cn-north-4"}, profiles)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_open_files_without_secrets_are_not_warned_of(files, tmp_path):
    write(tmp_path / "profiles.toml", '[default]\nregion = "cn-north-4"\n', 0o644)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert resolve(environ={**files, **ENVIRONMENT}).region == "cn-east-3"


def test_no_profile_shows_its_secrets(profiles):
    for name in ("default", "password", "private"):
        profile = resolve(name, environ=profiles)
        shown = f"{profile!r} {profile} {vars(profile)}"
        assert not any(secret.reveal() in shown for secret in profile.secrets)
        assert profile.secrets


def test_the_table_is_complete():
    assert len({setting.variable for setting in SETTINGS.values()}) == len(SETTINGS)
    for setting in SETTINGS.values():
        assert setting.help.endswith(".")
        assert setting.variable.startswith(("HUAWEICLOUD_SDK_", "JUPYTER_MODELARTS_"))
    assert {s.name for s in in_group("keys") + in_group("password") if s.secret} == {
        "secret_key",
        "security_token",
        "password",
    }


@pytest.mark.parametrize("setting", in_group("calls"), ids=lambda setting: setting.name)
def test_defaults_are_valid(setting):
    assert setting.validate(str(setting.default)) == setting.default


def test_keys_given_as_arguments_go_before_an_embedded_profile_of_the_environment():
    keys = {"access_key": "ak", "secret_key": "sk", "project_id": "p", "region": "cn-north-4"}
    environ = {"JUPYTER_MODELARTS_PROFILE": "embedded"}
    profile = resolve(None, keys, environ)
    assert profile is not None
    assert profile.origin == "keyword arguments"
    assert resolve("embedded", {}, environ) is None


@pytest.mark.parametrize("setting", ["config_file", "credentials_file"])
def test_a_file_that_an_argument_names_must_be_there(setting, tmp_path):
    with pytest.raises(ConfigError, match=f"no file .*absent.*{setting}"):
        resolve(None, {setting: tmp_path / "absent"}, {})
