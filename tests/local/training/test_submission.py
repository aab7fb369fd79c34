"""What is refused, and how clearly."""

from __future__ import annotations

import pytest


def changed(body, path, value):
    """`body` with one value put in its place."""
    *way, last = path.split(".")
    place = body
    for key in way:
        place = place.setdefault(key, {})
    place[last] = value
    return body


def channel(name, place, **more):
    return {"name": name, "remote": {"obs": {"obs_url": place}}, **more}


CASES = [
    ("algorithm.engine", {"engine_name": "Scikit_Lern"}, 400, "Did you mean 'Scikit_Learn'?"),
    ("algorithm.engine", {"engine_name": "PyTorch", "engine_version": "pytorch_9"}, 400, "pytorch_9"),
    ("spec.resource.flavor_id", "modelarts.vm.cpu.3u", 400, "Did you mean 'modelarts.vm.cpu."),
    ("spec.resource.node_count", 2, 400, "allows 1 node in a job, not node_count 2"),
    ("spec.resource.pool_id", "pool-1", 501, "no resource pools"),
    ("spec.volumes", [{"nfs": {}}], 501, "spec.volumes"),
    ("algorithm.code_dir", "/no-such-bucket-here/code/", 400, "boot file"),
    ("algorithm.code_dir", "not a path", 400, "code_dir"),
    ("algorithm.boot_file", "missing.py", 400, "does not exist. The code directory holds train.py."),
    ("algorithm.boot_file", "train.sh", 400, "must be a Python file"),
    ("algorithm.boot_file", "/elsewhere/train.py", 400, "does not lie below code_dir"),
    ("algorithm.command", "python train.py", 400, None),
    ("algorithm.environments", {"MA_JOB_DIR": "/x"}, 400, "MA_JOB_DIR is reserved"),
    ("algorithm.environments", {"1x": "y"}, 400, "'1x' cannot be the name"),
    ("algorithm.parameters", [{"name": "a b", "value": "1"}], 400, "a b"),
    ("algorithm.parameters", [{"name": "a"}, {"name": "a"}], 400, "given twice"),
    (
        "algorithm.inputs",
        [channel("data_url", "/no-such-bucket-here/x/")],
        400,
        "bucket no-such-bucket-here of input",
    ),
    (
        "algorithm.outputs",
        [channel("out", "/no-such-bucket-here/x/")],
        400,
        "bucket no-such-bucket-here of output",
    ),
    ("algorithm.outputs", [channel("out", "here")], 400, "must be an OBS path"),
    ("algorithm.id", "no-such-algorithm", 404, "Algorithm no-such-algorithm not found"),
    ("algorithm.local_code_dir", "/etc", 400, "below /home that is not /home/ma-user itself"),
    ("spec.auto_stop", {"time_unit": "HOURS", "duration": 0}, 400, "auto_stop"),
    ("kind", "hetero_job", 501, "hetero_job"),
]


@pytest.mark.parametrize(
    ("path", "value", "status", "words"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_what_cannot_be_is_refused_in_one_clear_line(caller, path, value, status, words):
    body = changed(caller.body(), path, value)
    if words is None:
        caller.wait(caller.create(body))
        return
    answered, code, message = caller.refused(body)
    assert answered == status, message
    assert code.startswith("ModelArts.")
    assert words in message
    assert "\n" not in message


def test_a_missing_code_directory_and_an_input_without_objects(caller):
    body = caller.body()
    body["algorithm"].update(code_dir=f"/{caller.bucket}/none/", boot_file="train.py")
    assert "holds nothing" in caller.refused(body)[2]
    body = caller.body(inputs=[channel("data_url", f"/{caller.bucket}/nothing/")])
    status, _, message = caller.refused(body)
    assert status == 400
    assert message == (
        f"Input data_url: there is nothing at obs://{caller.bucket}/nothing/. Upload the data first."
    )


def test_codes_of_the_platform(caller):
    body = caller.body()
    body["algorithm"]["boot_file"] = "missing.py"
    assert caller.refused(body)[1] == "ModelArts.2792"
    body["algorithm"]["boot_file"] = "train.sh"
    assert caller.refused(body)[1] == "ModelArts.2758"


def test_a_name_can_be_taken_once(caller):
    body = caller.body()
    caller.wait(caller.create(body))
    status, code, message = caller.refused(body)
    assert (status, code) == (400, "ModelArts.0103")
    assert body["metadata"]["name"] in message


def test_an_output_belongs_to_one_job_at_a_time(caller):
    output = channel("train_url", f"/{caller.bucket}/same/")
    body = caller.body("import time; time.sleep(60)", outputs=[output])
    job = caller.create(body)
    second = caller.body(outputs=[channel("train_url", f"obs://{caller.bucket}/same")])
    assert "contain train_url" in caller.refused(second)[2]
    caller.http.delete(f"/training-jobs/{job['metadata']['id']}")
    caller.wait(caller.create(second), "Completed")


def test_more_files_than_the_platform_takes(caller):
    body = caller.body()
    code = body["algorithm"]["code_dir"].split("/")[2]
    for number in range(1000):
        caller.put(f"{code}/many/{number}.txt", "")
    assert caller.refused(body)[1] == "ModelArts.2760"


def test_paths_may_be_written_as_people_write_them(caller):
    body = caller.body()
    code = body["algorithm"]["code_dir"].split("/")[2]
    body["algorithm"].update(code_dir=f"obs://{caller.bucket}/{code}", boot_file="train.py")
    job = caller.create(body)
    assert job["algorithm"]["code_dir"] == f"/{caller.bucket}/{code}/"
    assert job["algorithm"]["boot_file"] == f"/{caller.bucket}/{code}/train.py"
    assert caller.wait(job)["status"]["phase"] == "Completed"
