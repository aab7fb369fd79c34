"""What goes and what does not, with the rule that says so; files that look like keys; limits."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.obs import errors, tree
from jupyter_modelarts.obs.hash_cache import HashCache
from jupyter_modelarts.obs.plan import Plan, make_plan

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.obs import Obs

# Made up for these tests; in pieces, so that no scanner takes this file for a leak.
PRIVATE_KEY = "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIB\n"
SECRET_KEY = "abcdefghij" * 4
ACCESS_KEY = "ABCDEFGHIJ" * 2


def made(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


def names(plan: Plan) -> list[str]:
    return [file.name for file in plan.files]


def rules(plan: Plan) -> dict[str, str]:
    return {exclusion.name: str(exclusion.rule) for exclusion in plan.excluded}


def test_every_exclusion_names_its_rule(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        {
            "train.py": "x = 1",
            ".gitignore": "# results\n*.log\n\n/build/\n!keep.log\n",
            "run.log": "1",
            "keep.log": "1",
            "build/a": "1",
            "lib/build/a": "1",
            "lib/.gitignore": "*.tmp\n!run.log\n",
            "lib/x.tmp": "1",
            "lib/run.log": "1",
            ".modelartsignore": "data/**/*.bin\n",
            "data/deep/a.bin": "1",
            "data/a.txt": "1",
            ".git/config": "1",
            "__pycache__/a.pyc": "1",
            "myenv/pyvenv.cfg": "1",
            "myenv/lib/a.py": "1",
            ".ipynb_checkpoints/a.ipynb": "1",
        },
    )
    plan = make_plan(root)
    assert names(plan) == [
        ".gitignore",
        ".modelartsignore",
        "data/a.txt",
        "keep.log",
        "lib/.gitignore",
        "lib/build/a",
        "lib/run.log",
        "train.py",
    ]
    assert rules(plan) == {
        ".git/": "default .git",
        ".ipynb_checkpoints/": "default .ipynb_checkpoints",
        "__pycache__/": "default __pycache__",
        "build/": ".gitignore:4 /build/",
        "data/deep/a.bin": ".modelartsignore:1 data/**/*.bin",
        "lib/x.tmp": "lib/.gitignore:1 *.tmp",
        "myenv/": "default Python environment",
        "run.log": ".gitignore:2 *.log",
    }
    assert plan.directories["lib"] == (3, (root / "lib/.gitignore").stat().st_size + 2)


def test_what_is_left_out_is_weighed(tmp_path: Path) -> None:
    root = made(tmp_path, {"a.py": "1", ".git/x": "12345", ".git/deep/y": "123", "b.pyc": "12"})
    weighed = {row.name: (row.files, row.bytes) for row in make_plan(root).left_out()}
    assert weighed == {".git/": (2, 8), "b.pyc": (1, 2)}


def test_our_own_file_overrules_git_and_the_defaults(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        {
            ".gitignore": "*.pth\n",
            ".modelartsignore": "!base.pth\n!.vscode/\n*.py\n",
            "base.pth": "1",
            "other.pth": "1",
            "a.py": "1",
            ".vscode/settings.json": "{}",
        },
    )
    plan = make_plan(root)
    assert {"base.pth", ".vscode/settings.json"} <= set(names(plan))
    assert rules(plan) == {"other.pth": ".gitignore:1 *.pth", "a.py": ".modelartsignore:3 *.py"}


def test_exclude_overrules_all_and_everything_leaves_only_it(tmp_path: Path) -> None:
    root = made(
        tmp_path, {".gitignore": "*.log\n!a.log", "a.log": "1", "b.log": "1", ".git/x": "1", "c": "1"}
    )
    assert rules(make_plan(root, ["a.*"]))["a.log"] == "exclude a.*"
    assert names(make_plan(root, everything=True)) == [".git/x", ".gitignore", "a.log", "b.log", "c"]
    assert names(make_plan(root, ["*.log"], everything=True)) == [".git/x", ".gitignore", "c"]


def test_a_repository_above_has_its_say(tmp_path: Path) -> None:
    made(
        tmp_path,
        {
            ".git/HEAD": "ref",
            ".gitignore": "*.log\n/project/out/\n",
            "project/a.log": "1",
            "project/out/b": "1",
            "project/train.py": "1",
        },
    )
    plan = make_plan(tmp_path / "project")
    assert names(plan) == ["train.py"]
    assert rules(plan) == {"a.log": "../.gitignore:1 *.log", "out/": "../.gitignore:2 /project/out/"}
    (tmp_path / ".gitignore").write_text("project/\n")  # the directory was asked for: it goes
    assert names(make_plan(tmp_path / "project")) == ["a.log", "out/b", "train.py"]


def test_data_is_not_told_by_git(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    root = made(
        tmp_path / "data", {".gitignore": "*\n", "a.csv": "1", ".modelartsignore": "b.csv", "b.csv": "2"}
    )
    sent = obs.upload_tree(root, place / "in", data=True)
    assert sorted(entry.path.name for entry in obs.ls(sent.prefix)) == [
        ".gitignore",
        ".modelartsignore",
        "a.csv",
    ]
    assert [str(exclusion.rule) for exclusion in sent.excluded] == [".modelartsignore:1 b.csv"]


def test_links(tmp_path: Path) -> None:
    root = made(tmp_path / "root", {"a.txt": "1"})
    made(tmp_path / "other", {"b.txt": "2", "id_rsa": "3"})
    (root / "file").symlink_to(tmp_path / "other/b.txt")
    (root / "directory").symlink_to(tmp_path / "other")
    (root / "broken").symlink_to(tmp_path / "nowhere")
    (root / "harmless").symlink_to(tmp_path / "other/id_rsa")
    plan = make_plan(root)
    assert names(plan) == ["a.txt", "file", "harmless"]
    assert rules(plan) == {
        "broken": "default neither a file nor a directory",
        "directory/": "default link to a directory",
    }
    assert [found.name for found in plan.secrets] == ["harmless"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("id_rsa", "anything", "id_rsa (its name)"),
        ("deploy/server.PEM", "anything", "deploy/server.PEM (its name)"),
        (".env", "A=1", ".env (its name)"),
        (".env.production", "A=1", ".env.production (its name)"),
        ("credentials.csv", "a,b", "credentials.csv (its name)"),
        (".huaweicloud/config", "a", ".huaweicloud/config (its name)"),
        ("notes.txt", f"\n\n{PRIVATE_KEY}", "notes.txt:3 (a private key)"),
        ("run.sh", f"export HUAWEICLOUD_SDK_SK={SECRET_KEY}", "run.sh:1 (a key of Huawei Cloud)"),
        ("train.py", f"x = 1\nsk = '{SECRET_KEY}'", "train.py:2 (a secret access key)"),
        ("a.json", f'{{"secret_access_key": "{SECRET_KEY}"}}', "a.json:1 (a secret access key)"),
        ("a.yaml", f"ak: {ACCESS_KEY}", "a.yaml:1 (an access key)"),
        ("a.ipynb", f'"AK = \\"x\\"; my_ak = \'{ACCESS_KEY}\'"', "a.ipynb:1 (an access key)"),
    ],
)
def test_what_looks_like_a_key(tmp_path: Path, name: str, content: str, reason: str) -> None:
    plan = make_plan(made(tmp_path, {name: content, "fine.py": "1"}))
    assert [str(found) for found in plan.secrets] == [reason]
    with pytest.raises(errors.SecretsFound, match="allow-secrets") as caught:
        plan.check()
    assert SECRET_KEY not in str(caught.value)
    assert ACCESS_KEY not in str(caught.value)
    plan.check(allow_secrets=True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("credentials.py", "import os\nsk = os.environ['HUAWEICLOUD_SDK_SK']\n"),
        ("config.sh", "HUAWEICLOUD_SDK_SK=$SECRET\n"),
        (".env.example", "KEY=\n"),
        ("task.py", "mask = 'ab'; ask = risk(40); token = tokenize(text)"),
        ("hash.txt", f"commit {'0123456789' * 4}"),
        ("ca.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n"),
        ("monkey.txt", "monkey"),
        ("weights.bin", f"sk = '{SECRET_KEY}'"),
        ("data.dat", f"\0 sk = '{SECRET_KEY}'"),
        ("large.txt", f"sk = '{SECRET_KEY}'" + " " * (256 << 10)),
    ],
)
def test_what_does_not(tmp_path: Path, name: str, content: str) -> None:
    assert make_plan(made(tmp_path, {name: content})).secrets == []


def test_uploads_refuse_before_anything_is_sent(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    root = made(tmp_path / "code", {"train.py": "1", "keys/id_ed25519": "2"})
    for call in (
        lambda **said: obs.upload(root, place / "a/", **said),
        lambda **said: obs.upload_tree(root, place / "b/", **said),
        lambda **said: obs.sync(root, place / "c/", **said),
        lambda **said: obs.move(root, place / "d/", **said),
    ):
        with pytest.raises(errors.SecretsFound, match=r"keys/id_ed25519 \(its name\)"):
            call()
        assert obs.ls(place) == []
        call(allow_secrets=True)
        assert obs.remove(place, recursive=True) == 2


def test_a_file_is_looked_through_once(tmp_path: Path) -> None:
    root = made(tmp_path / "root", {"a.py": "1", "b.py": PRIVATE_KEY})
    cache = HashCache(tmp_path / "cache.sqlite3")
    settle(root)
    first = make_plan(root, cache=cache)
    assert cache.findings(first.files) == ["", "a private key:1"]
    (root / "b.py").write_text("x" * len(PRIVATE_KEY))  # same size and, in a moment, same time
    settle(root)
    assert make_plan(root, cache=cache).secrets == first.secrets
    assert make_plan(root).secrets == []


def settle(root: Path) -> None:
    """Files that were written a moment ago may change unseen, and are not remembered."""
    for path in root.rglob("*"):
        os.utime(path, ns=(10**18 + 1, 10**18 + 1))


def test_limits_are_told_and_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = made(tmp_path, {f"images/{number}": "1" for number in range(1001)})
    limit = make_plan(root).limits[0]
    assert (limit.what, limit.value, limit.limit, limit.offenders) == (
        "files",
        1001,
        1000,
        (("images/", 1001),),
    )
    monkeypatch.setattr(tree, "MAX_BYTES", 1000)
    assert [limit.what for limit in make_plan(root).limits] == ["bytes", "files"]
    with pytest.raises(errors.TreeTooLarge, match="modelartsignore"):
        make_plan(root).check()
    (tmp_path / ".modelartsignore").write_text("images/?\nimages/??\n")
    assert [limit.what for limit in make_plan(root).limits] == []


def test_there_must_be_something(tmp_path: Path, obs: Obs) -> None:
    with pytest.raises(InvalidArgument, match="neither a directory nor a file"):
        obs.plan(tmp_path / "none")
    assert names(obs.plan(made(tmp_path, {"a.py": "1"}) / "a.py")) == ["a.py"]
