"""`%ma_obs` in a real shell: every verb, plans, what is refused, the bar, and the Tab key."""

from __future__ import annotations

import secrets
import threading
import time
from typing import Any

import httpx
import pytest
from IPython.core.completer import provisionalcompleter

from jupyter_modelarts.display.i18n import ENVIRONMENT


@pytest.fixture
def bucket(notebook) -> str:
    name = f"magic-{secrets.token_hex(5)}"
    assert f"Made the bucket {name}" in notebook(f"%ma_obs mb obs://{name}").printed
    return f"obs://{name}"


@pytest.fixture
def data(tmp_path):
    """A directory with what goes, what does not, and a file that looks like a key."""
    root = tmp_path / "data"
    for name, content in {
        "a.txt": "text of a\nsecond\n",
        "sub/b.txt": "bb",
        "run.log": "1",
        ".gitignore": "*.log\n",
        ".git/config": "1",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


def urls(ran) -> list[str]:
    assert ran.error is None, ran.printed
    return [entry.path.url for entry in ran.value]


def test_sync_and_its_plan(notebook, bucket, data):
    plan = notebook(f"%ma_obs sync data {bucket}/d/ --dry-run")
    assert plan.error is None, plan.printed
    lines = plan.printed.splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["send", "new", "6", "B", ".gitignore"],
        ["send", "new", "17", "B", "a.txt"],
        ["send", "new", "2", "B", "sub/b.txt"],
    ]
    assert "3 files (25 B), 0 removed, 0 unchanged" in lines[3]
    assert "1 × default .git, 1 × .gitignore:1 *.log. --all sends everything." in lines[4]
    assert notebook(f"%ma_obs ls {bucket}").value == []

    assert "3 files (25 B)" in notebook(f"%ma_obs sync data {bucket}/d/").printed
    assert "0 files (0 B), 0 removed, 3 unchanged" in notebook(f"%ma_obs sync data {bucket}/d/").printed
    (data / "sub/b.txt").unlink()
    assert "0 removed" in notebook(f"%ma_obs sync data {bucket}/d/").printed
    gone = notebook(f"%ma_obs sync data {bucket}/d/ --delete").printed
    assert "remove  not in the source  2 B  sub/b.txt" in gone
    assert "1 removed" in gone
    assert urls(notebook(f"%ma_obs ls -r {bucket}")) == [f"{bucket}/d/.gitignore", f"{bucket}/d/a.txt"]
    assert "2 files" in notebook(f"%ma_obs sync data {bucket}/d/ --all --exclude sub/").printed
    assert "6 files" not in notebook(f"%ma_obs sync {bucket}/d/ back --exclude *.log --exclude .git").printed


def test_copies_in_every_direction(notebook, bucket, data, tmp_path):
    assert "data is a directory. Copy all of it with -r." in notebook(f"%ma_obs cp data {bucket}/").error_line
    plan = notebook(f"%ma_obs cp -r data {bucket}/up/ --dry-run").printed
    assert "3 files, 25 B to send" in plan
    assert ".gitignore:1 *.log" in plan
    sent = notebook(f"%ma_obs cp -r data {bucket}/up/").printed
    assert f"Copied 3 files (25 B) from data to {bucket}/up/" in sent
    assert "Left out by rules" in sent
    assert "Copied 5 files" in notebook(f"%ma_obs cp -r data {bucket}/all/ --all").printed
    assert "Would copy 3 objects (25 B)" in notebook(f"%ma_obs cp -r {bucket}/up/ here --dry-run").printed
    assert "Copied 3 files" in notebook(f"%ma_obs cp -r {bucket}/up/ {bucket}/copy/").printed
    assert "Copied 3 files" in notebook(f"%ma_obs cp -r {bucket}/copy/ here").printed
    assert (tmp_path / "here/sub/b.txt").read_text() == "bb"
    assert "Copied 1 file (2 B)" in notebook(f"%ma_obs cp {bucket}/copy/sub/b.txt new/").printed
    assert (tmp_path / "new/b.txt").read_text() == "bb"


def test_a_dry_run_says_what_will_be_done_and_does_nothing(notebook, bucket, data, tmp_path):
    notebook(f"%ma_obs cp data/a.txt {bucket}/a.txt")
    assert "Would copy 1 objects" in notebook(f"%ma_obs cp {bucket}/a.txt new/ --dry-run").printed
    assert not (tmp_path / "new").exists()
    plan = notebook(f"%ma_obs mv -r data {bucket}/moved/ --dry-run").printed
    assert "data: 5 files" in plan  # rules leave nothing behind where the source goes
    assert ".git/config" in plan
    assert "Would move 1 objects" in notebook(f"%ma_obs mv {bucket}/a.txt {bucket}/b.txt --dry-run").printed
    assert urls(notebook(f"%ma_obs ls -r {bucket}")) == [f"{bucket}/a.txt"]
    assert "Moved 5 files" in notebook(f"%ma_obs mv -r data {bucket}/moved/").printed


def test_what_makes_no_sense_is_one_line(notebook, bucket, data, tmp_path):
    notebook(f"%ma_obs cp -r data {bucket}/d/")
    for line, said in (
        (f"cat {bucket}/", "is a directory"),
        (f"cat {bucket}/d/", "is a directory"),
        (f"presign {bucket}/d/", "is a directory"),
        (f"head {bucket}/d/a.txt -n -1", "--lines takes 0 or more"),
        (f"cp {bucket}/d here", "There is no object"),
        (f"cp {bucket}/d/a.txt {bucket}/d/", "lie in each other"),
        (f"cp {bucket}/d/a.txt data/a.txt/", "data/a.txt"),
        (f"mv -r {bucket}/none/ here", "There is nothing at"),
        (f"rm -r {bucket}/none/", "There is nothing at"),
        (f"du {bucket}/none", "There is nothing at"),
    ):
        assert said in notebook(f"%ma_obs {line}").error_line, line
    assert not (tmp_path / "here").exists()


def test_texts_are_shown_as_they_are(notebook, bucket, data):
    (data / "empty").touch()
    notebook(f"%ma_obs cp -r data {bucket}/d/")
    assert notebook(f"%ma_obs cat {bucket}/d/a.txt").printed == "text of a\nsecond\n"
    assert notebook(f"%ma_obs cat {bucket}/d/sub/b.txt").printed == "bb\n"
    assert notebook(f"%ma_obs cat {bucket}/d/empty").error is None
    assert notebook(f"%ma_obs du {bucket}/d/a.txt").printed.split()[-4:] == [
        "17",
        "B",
        "1",
        f"{bucket}/d/a.txt",
    ]


def test_moves(notebook, bucket, data, tmp_path):
    notebook(f"%ma_obs mv data/a.txt {bucket}/a.txt")
    assert not (data / "a.txt").exists()
    assert "Moved 1 files" in notebook(f"%ma_obs mv {bucket}/a.txt {bucket}/d/b.txt").printed
    assert urls(notebook(f"%ma_obs ls -r {bucket}")) == [f"{bucket}/d/b.txt"]
    assert "Would move 1 objects" in notebook(f"%ma_obs mv -r {bucket}/d/ {bucket}/e/ --dry-run").printed
    notebook(f"%ma_obs mv -r {bucket}/d/ {bucket}/e/")
    assert urls(notebook(f"%ma_obs ls -r {bucket}")) == [f"{bucket}/e/b.txt"]
    notebook(f"%ma_obs mv -r {bucket}/e/ back")
    assert (tmp_path / "back/b.txt").read_text() == "text of a\nsecond\n"
    notebook(f"%ma_obs mv -r back {bucket}/f/")
    assert not (tmp_path / "back").exists()
    assert urls(notebook(f"%ma_obs ls -r {bucket}")) == [f"{bucket}/f/b.txt"]
    assert "is a directory. Move all of it with -r." in notebook(f"%ma_obs mv data {bucket}/").error_line
    line = notebook(f"%ma_obs mv {bucket}/f/b.txt {bucket}/f/b.txt").error_line
    assert "lie in each other" in line
    assert "lie in each other" in notebook(f"%ma_obs mv -r {bucket}/f/ {bucket}/f/g/").error_line
    assert urls(notebook(f"%ma_obs ls -r {bucket}")) == [f"{bucket}/f/b.txt"]


def test_secrets_are_refused_unless_allowed(notebook, bucket, data):
    (data / "id_rsa").write_text("1")
    for verb in ("cp -r", "sync", "mv -r"):
        line = notebook(f"%ma_obs {verb} data {bucket}/x/").error_line
        assert "id_rsa (its name)" in line
        assert "--allow-secrets" in line
        assert notebook(f"%ma_obs ls {bucket}").value == []
    plan = notebook(f"%ma_obs sync data {bucket}/x/ --dry-run").printed
    assert "refused, unless --allow-secrets is given:\n  id_rsa  its name" in plan
    assert "4 files" in notebook(f"%ma_obs sync data {bucket}/x/ --allow-secrets").printed


def test_listings_are_paged(notebook, bucket):
    obs = notebook.shell.user_ns.setdefault("obs", _obs(notebook))
    for number in range(7):
        obs.write(f"{bucket}/d/{number}", b"1")
    ran = notebook(f"%ma_obs ls {bucket}/d/ --limit 3")
    assert urls(ran) == [f"{bucket}/d/{number}" for number in range(3)]
    assert "The first 3; there are more: --limit 30" in ran.printed
    ran = notebook(f"%ma_obs ls {bucket}/d --limit 7")
    assert len(urls(ran)) == 7
    assert "more" not in ran.printed
    assert urls(notebook(f"%ma_obs ls {bucket}")) == [f"{bucket}/d/"]
    assert urls(notebook(f"%ma_obs ls {bucket}/d/3")) == [f"{bucket}/d/3"]
    assert "There is nothing at" in notebook(f"%ma_obs ls {bucket}/none").error_line
    assert "--limit takes 1 or more." in notebook(f"%ma_obs ls {bucket} --limit 0").error_line


def _obs(notebook) -> Any:
    notebook("from jupyter_modelarts import ModelArts")
    return notebook("ModelArts().obs").value


def test_single_objects(notebook, bucket, data):
    notebook(f"%ma_obs cp -r data {bucket}/d/")
    head = notebook(f"%ma_obs head {bucket}/d/a.txt -n 1").printed
    assert "17 B" in head
    assert "text/plain" in head
    assert head.rstrip().endswith("text of a")
    used = notebook(f"%ma_obs du {bucket}").printed.splitlines()
    assert used[1].split() == ["25", "B", "3", "d/"]
    assert used[2].split() == ["25", "B", "3", f"{bucket}/"]
    link = notebook(f"%ma_obs presign {bucket}/d/a.txt --expires 5m").value
    assert httpx.get(link).text == "text of a\nsecond\n"
    for wrong in ("5", "8d", "0m", "soon"):
        assert (
            "is no time for a link"
            in notebook(f"%ma_obs presign {bucket}/d/a.txt --expires {wrong}").error_line
        )
    assert (
        "No link can be made for PATCH" in notebook(f"%ma_obs presign {bucket}/a --method patch").error_line
    )
    assert "Would remove 3 objects (25 B)" in notebook(f"%ma_obs rm -r {bucket}/d/ --dry-run").printed
    assert "Removed 3 objects" in notebook(f"%ma_obs rm -r {bucket}/d/").printed


def test_a_job_refuses_keys_and_shows_its_plan(notebook, tmp_path):
    project = tmp_path / "project"
    (project / "out").mkdir(parents=True)
    (project / "train.py").write_text("print('trained')")
    (project / ".env").write_text("A=1")
    (project / ".modelartsignore").write_text("out/\n")
    (project / "out/large").write_text("1")
    before = len(notebook("%ma_jobs --limit 50").value)
    plan = notebook("%ma_train project --engine Scikit_Learn --dry-run").printed
    assert "project: 3 files, " in plan
    assert "out/  .modelartsignore:1 out/" in plan
    assert "  .env  its name" in plan
    assert "# --- the request" in plan
    line = notebook("%ma_train project --engine Scikit_Learn").error_line
    assert ".env (its name)" in line
    key = "-----BEGIN RSA " + "PRIVATE KEY-----"
    line = notebook(f"%%ma_train --engine Scikit_Learn\nkey = '''{key}'''").error_line
    assert "cell.py" in line
    assert len(notebook("%ma_jobs --limit 50").value) == before
    ran = notebook("%ma_train project --engine Scikit_Learn --allow-secrets --wait")
    assert "trained" in ran.printed, ran.printed
    assert "Left out of project: out/ (.modelartsignore:1 out/)" in ran.printed


def test_code_that_is_in_obs_is_started_there(notebook, bucket, tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "code/train.py").write_text("import helper\nprint(helper.WORD)")
    (tmp_path / "code/helper.py").write_text("WORD = 'from object storage'")
    notebook(f"%ma_obs cp -r code {bucket}/code/")
    ran = notebook(f"%ma_train {bucket}/code --engine Scikit_Learn --wait")
    assert "from object storage" in ran.printed, ran.printed
    assert ran.value.document["algorithm"]["code_dir"] == f"/{bucket[6:]}/code/"
    ran = notebook(f"%ma_train {bucket}/code/train.py --engine Scikit_Learn --dry-run")
    assert f'"boot_file": "/{bucket[6:]}/code/train.py"' in ran.printed
    assert "There is nothing at" in notebook(f"%ma_train {bucket}/none/").error_line
    line = notebook(f"%ma_train {bucket}/code/ --boot-file tran.py").error_line
    assert "Did you mean train.py?" in line


def test_inputs_and_packages_refuse_keys_too(notebook, tmp_path):
    (tmp_path / "input").mkdir()
    (tmp_path / "input/id_rsa").write_text("1")
    line = notebook("%%ma_train --engine Scikit_Learn --input data_url=./input\nprint(1)").error_line
    assert "id_rsa (its name)" in line
    package = tmp_path / "package/model"
    package.mkdir(parents=True)
    (package / "config.json").write_text('{"model_type": "PyTorch", "model_algorithm": "predict_analysis"}')
    (package / "customize_service.py").write_text("pass")
    (package / "server.key").write_text("1")
    assert "server.key (its name)" in notebook("%ma_deploy package").error_line


def test_chinese(notebook, bucket, data, monkeypatch):
    monkeypatch.setenv(ENVIRONMENT, "zh_CN")
    shown = notebook(f"%ma_obs sync data {bucket}/d/ --dry-run").printed
    assert "上传" in shown
    assert "按规则排除" in shown


# the Tab key


def tab(notebook, line: str) -> list[str]:
    """What completes the last word of `line`, as the whole word, in the way a kernel asks."""
    start = line.rindex(" ") + 1
    with provisionalcompleter():
        found = list(notebook.shell.Completer.completions(line, len(line)))
    return [line[start : one.start] + one.text for one in found]


def test_verbs_options_and_local_paths(notebook, data):
    assert tab(notebook, "%ma_obs pre") == ["presign"]
    assert tab(notebook, "%ma_obs ls --rec") == ["--recursive"]
    assert tab(notebook, "%ma_obs cp da") == ["data/"]
    assert tab(notebook, "%ma_obs cp data/") == [
        "data/.git/",
        "data/.gitignore",
        "data/a.txt",
        "data/run.log",
        "data/sub/",
    ]
    assert "obs://" in tab(notebook, "%ma_obs cp data ob")


def test_buckets_and_keys(notebook, bucket, data):
    notebook(f"%ma_obs cp -r data {bucket}/some/")
    assert f"{bucket}/" in tab(notebook, f"%ma_obs ls {bucket[:-3]}")
    assert tab(notebook, f"%ma_obs ls {bucket}/so") == [f"{bucket}/some/"]
    assert tab(notebook, f"%ma_obs ls {bucket}/some/a") == [f"{bucket}/some/a.txt"]
    assert tab(notebook, f"%ma_deploy {bucket}/some/s") == [f"{bucket}/some/sub/"]
    found = tab(notebook, f"%ma_train x.py --input data_url={bucket}/some/su")
    assert found == [f"data_url={bucket}/some/sub/"]
    assert tab(notebook, "%ma_obs ls obs://no-such-bucket-at-all/x") == []


def test_the_tab_key_never_waits_long_and_never_fails(notebook, monkeypatch):
    from jupyter_modelarts.magics.completion import Completer

    class Slow:
        @property
        def modelarts(self) -> Any:
            time.sleep(0.7)
            raise ZeroDivisionError

    monkeypatch.setattr("jupyter_modelarts.magics.completion._WAIT_S", 0.05)
    completer = Completer(Slow())  # type: ignore[arg-type]
    begun = time.monotonic()
    for line in (
        "%ma_obs ls obs://",
        "%ma_obs ls obs://b/x",
        "%ma_obs cp /none/",
        "%ma_nothing x",
        "",
        "x = 1",
    ):
        assert completer.complete(line)[1] == []
    assert time.monotonic() - begun < 0.6


def test_the_tab_key_asks_once_however_often_it_is_pressed_and_again_after_a_failure(monkeypatch):
    from jupyter_modelarts.magics.completion import Completer

    asked, answer = [], threading.Event()

    class Down:
        @property
        def modelarts(self) -> Any:
            asked.append(1)
            answer.wait(10)
            raise ZeroDivisionError

    monkeypatch.setattr("jupyter_modelarts.magics.completion._WAIT_S", 0.01)
    completer = Completer(Down())  # type: ignore[arg-type]
    for _ in range(5):
        assert completer.complete("%ma_obs ls obs://b/x") == ("obs://b/x", [])
    assert len(asked) == 1
    answer.set()
    while completer._asking:
        time.sleep(0.01)
    completer.complete("%ma_obs ls obs://b/x")
    assert len(asked) == 2
    assert not completer._lists


def test_unloading_takes_the_tab_key_along(notebook):
    notebook("%unload_ext jupyter_modelarts")
    assert "presign" not in tab(notebook, "%ma_obs pre")
    notebook("%load_ext jupyter_modelarts")
    assert tab(notebook, "%ma_obs pre") == ["presign"]


def test_an_interrupt_is_one_line(notebook, bucket, data, monkeypatch):
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jupyter_modelarts.obs.progress.run_shown", interrupted)
    line = notebook(f"%ma_obs sync data {bucket}/").error_line
    assert line == "Interrupted. What has arrived stays; the same line goes on from there."
    assert (data / "a.txt").exists()
