"""Training scripts as people have them: MNIST style, and on two workers."""

from __future__ import annotations

import importlib.util
import os
import random
import socket
import struct
import sys
from pathlib import Path

import pytest

from jupyter_modelarts.local.catalog.interpreters import engines_file
from jupyter_modelarts.local.training.environment import has_many_addresses

SCRIPTS = Path(__file__).with_name("scripts")
TORCH = os.environ.get("JUPYTER_MODELARTS_TEST_TORCH") or (
    sys.executable if importlib.util.find_spec("torch") else ""
)
needs_torch = [
    pytest.mark.torch,
    pytest.mark.skipif(not TORCH, reason="no PyTorch: install torch, or name a Python that has it"),
]


@pytest.fixture
def pytorch():
    """The engine PyTorch runs in a Python that has it."""
    file = engines_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'PyTorch = "{TORCH}"\n')
    yield
    file.unlink()


def channel(caller, name, key):
    return {"name": name, "remote": {"obs": {"obs_url": f"/{caller.bucket}/{key}/"}}}


def put_digits(caller):
    """Files of MNIST's form with images that are easy to tell apart."""
    chance = random.Random(1)
    place = caller.objects / caller.bucket / "mnist"
    place.mkdir()
    for part, count in (("train", 320), ("t10k", 64)):
        labels = [chance.randrange(10) for _ in range(count)]
        images = bytearray(chance.randrange(40) for _ in range(count * 784))
        for number, label in enumerate(labels):
            start = number * 784 + 28 * (4 + 2 * label)
            images[start + 6 : start + 22] = images[start + 34 : start + 50] = b"\xff" * 16
        head = struct.pack(">IIII", 0x803, count, 28, 28)
        (place / f"{part}-images-idx3-ubyte").write_bytes(head + images)
        (place / f"{part}-labels-idx1-ubyte").write_bytes(struct.pack(">II", 0x801, count) + bytes(labels))


def train_mnist(caller, script, engine):
    put_digits(caller)
    body = caller.body(
        (SCRIPTS / script).read_text(),
        engine={"engine_name": engine},
        parameters=[{"name": "epochs", "value": "3"}, {"name": "no-cuda"}],
        inputs=[channel(caller, "data_url", "mnist")],
        outputs=[channel(caller, "train_url", "result")],
    )
    job = caller.wait(caller.create(body), timeout=90)
    log = caller.log(job)
    assert job["status"]["phase"] == "Completed", log
    assert "Train Epoch: 3 [0/320 (0%)]\tLoss: " in log
    return log


def test_a_script_in_the_style_of_mnist_runs_unchanged(caller):
    log = train_mnist(caller, "mnist_numpy.py", "Scikit_Learn")
    assert "Test set: Accuracy: 64/64 (100%)" in log
    assert caller.exists("result/model/mnist_softmax.npy")


@pytest.mark.usefixtures("pytorch")
class TestTorch:
    pytestmark = needs_torch

    def test_a_script_in_the_style_of_mnist_runs_unchanged(self, caller):
        log = train_mnist(caller, "mnist_torch.py", "PyTorch")
        accuracy = int(log.rpartition("Accuracy: ")[2].partition("/")[0])
        assert accuracy > 55
        assert caller.exists("result/model/mnist_cnn.pt")

    def test_two_workers_train_together_with_gloo(self, caller):
        script = (SCRIPTS / "ddp_torch.py").read_text()
        outputs = [channel(caller, "train_url", "line")]
        body = caller.body(script, engine={"engine_name": "PyTorch"}, outputs=outputs)
        body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
        job = caller.wait(caller.create(body), timeout=90)
        logs = [caller.log(job, task) for task in ("worker-0", "worker-1")]
        assert job["status"]["phase"] == "Completed", logs
        for rank, log in enumerate(logs):
            assert f"worker {rank} of 2: slope 3.00 offset 1.00" in log
        assert caller.exists("line/line.pt")

    def test_torchrun_starts_the_boot_file_of_a_job_for_ascend(self, caller):
        version = "pytorch_2.1.0-cann_7.0.1.1-py_3.9-euler_2.10.7-aarch64-snt3p"
        engines_file().write_text(f'"{version}" = "{TORCH}"\n')
        body = caller.body(
            "import os; print('rank', os.environ['RANK'], 'of', os.environ['WORLD_SIZE'])",
            engine={"engine_name": "Ascend-Powered-Engine", "engine_version": version},
            environments={"MA_RUN_METHOD": "torchrun"},
        )
        body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
        job = caller.wait(caller.create(body), timeout=90)
        logs = [caller.log(job, task) for task in ("worker-0", "worker-1")]
        assert job["status"]["phase"] == "Completed", logs
        assert all(f"rank {rank} of 2" in log for rank, log in enumerate(logs))


def test_two_workers_train_together_with_nothing_but_sockets(caller):
    code = f"/{caller.bucket}/sockets/"
    caller.put("sockets/train.py", (SCRIPTS / "average_sockets.py").read_text())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (
        "export MASTER_ADDR=${VC_WORKER_HOSTS%%,*} NODE_RANK=$VC_TASK_INDEX NNODES=$MA_NUM_HOSTS; "
        "echo $(python -c 'import os, socket; print([socket.gethostbyname(host) for host in "
        'os.environ["VC_WORKER_HOSTS"].split(",")])\'); '
        "python ${MA_JOB_DIR}/sockets/train.py"
    )
    body = caller.body(
        command=command,
        code_dir=code,
        engine={"image_url": "group/image:1"},
        parameters=[{"name": "port", "value": str(port)}],
        outputs=[channel(caller, "train_url", "sockets-out")],
    )
    del body["algorithm"]["boot_file"]
    body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
    job = caller.wait(caller.create(body))
    logs = [caller.log(job, task) for task in ("worker-0", "worker-1")]
    assert job["status"]["phase"] == "Completed", logs
    for rank, log in enumerate(logs):
        assert f"worker {rank} of 2 ends with slope 3.00 offset 1.00" in log
        second = "127.0.0.2" if has_many_addresses() else "127.0.0.1"
        assert f"['127.0.0.1', '{second}']" in log
    assert caller.exists("sockets-out/line.json")
