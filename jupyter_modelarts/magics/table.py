"""Every magic and every option in one table; parsing, help, documentation and tests walk it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["line", "cell", "line_cell"]
Kind = Literal["flag", "text", "integer", "pair", "list"]


@dataclass(frozen=True)
class Option:
    """`--name`: its kind, what its value is called, what it is for; a `pair` NAME=VALUE and a
    `list` may repeat.
    """

    name: str
    kind: Kind
    help: str
    value: str = ""
    short: str = ""

    @property
    def flag(self) -> str:
        """As it is typed."""
        return f"--{self.name}"

    @property
    def key(self) -> str:
        """As commands know it."""
        return self.name.replace("-", "_")


@dataclass(frozen=True)
class Magic:
    """One magic: `arguments` are its positional ones as shown, of which `required` must be given."""

    name: str
    form: Form
    summary: str
    arguments: tuple[str, ...] = ()
    required: int = 0
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    action: str = ""
    """Module of this room and function: `training:train`."""
    choices: tuple[str, ...] = field(default=())
    """What the first argument may be, where that is a verb."""
    notes: tuple[str, ...] = ()
    """What else a person should know, one sentence or two each."""


def store(default: str) -> Option:
    """The option that names the variable for the result."""
    return Option("store", "text", f"Variable for the result (default: {default}).", "NAME")


_WAIT = Option(
    "wait", "flag", "Follow the log until the job has finished; interrupting leaves the job alone."
)
_NAME = Option("name", "text", "Name; by default made of the source and the time.", "NAME")
_DESCRIPTION = Option("description", "text", "Description in free text.", "TEXT")
_RECURSIVE = Option("recursive", "flag", "Everything below a directory.", short="r")
_ALLOW_SECRETS = Option("allow-secrets", "flag", "Send files that look like keys or credentials, too.")

_OBS_VERBS = ("ls", "cp", "sync", "mv", "rm", "cat", "head", "du", "presign", "mb")

MAGICS: tuple[Magic, ...] = (
    Magic(
        "ma_train",
        "line_cell",
        "Submit this cell, a directory or a Python file as a training job.",
        ("[DIR|FILE.py|obs://…]",),
        options=(
            Option(
                "engine",
                "text",
                "Engine: a name (its newest version), NAME:VERSION or a version; guessed from the imports.",
                "NAME",
            ),
            Option("flavor", "text", "Flavor of each node; by default the smallest that fits.", "ID"),
            Option("nodes", "integer", "How many nodes (default: 1).", "N"),
            Option(
                "input",
                "pair",
                "Input of the job: a local path, which is uploaded, or obs://. Without NAME= it is data_url.",
                "NAME=PATH",
            ),
            Option(
                "output",
                "pair",
                "Output of the job; by default train_url in the job's own folder.",
                "NAME=obs://…",
            ),
            Option("parameter", "pair", "Parameter of the job; without =VALUE a flag.", "NAME=VALUE", "p"),
            Option(
                "boot-file", "text", "The file of DIR to start (default: train.py or main.py).", "FILE.py"
            ),
            _NAME,
            _DESCRIPTION,
            _WAIT,
            _ALLOW_SECRETS,
            Option("dry-run", "flag", "Show what would be sent and the request; send nothing."),
            store("job"),
        ),
        examples=(
            "%%ma_train --engine Scikit_Learn --input data_url=./digits -p epochs=20",
            "%ma_train ./project --boot-file train.py --wait",
        ),
        action="training:train",
    ),
    Magic(
        "ma_deploy",
        "line",
        "Deploy the model of a job, of a directory or of obs://… as a real-time service, or change one.",
        ("[JOB|DIR|obs://…|MODEL]",),
        options=(
            Option("script", "text", "Service script; it becomes customize_service.py.", "FILE.py"),
            Option("engine", "text", "Model type, where neither config.json nor a job tells it.", "NAME"),
            Option("flavor", "text", "Flavor of each instance (default: modelarts.vm.cpu.2u).", "ID"),
            Option("instances", "integer", "How many instances (default: 1).", "N"),
            Option("env", "pair", "Environment variable of the instances.", "NAME=VALUE", "e"),
            Option(
                "stop-after",
                "text",
                "Stop the service after this time: 30m, 2h, 1d, never (default: 2h, a setting).",
                "TIME",
            ),
            Option("schedule", "text", "Stop the service at this time of day.", "HH:MM"),
            _NAME,
            _DESCRIPTION,
            Option("update", "text", "Replace the model of this service, without a pause.", "SERVICE"),
            Option(
                "canary",
                "integer",
                "With --update: the share of the new model; where there is no JOB, a new share.",
                "PERCENT",
            ),
            Option("promote", "text", "Give the newer of two models all requests.", "SERVICE"),
            Option("rollback", "text", "Go back to the configuration before the last change.", "SERVICE"),
            Option("no-check", "flag", "Do not start the package on this machine first."),
            Option("dry-run", "flag", "Show what would be written and sent; write and send nothing."),
            Option("wait", "flag", "Follow the job first, if it has not finished."),
            Option("no-wait", "flag", "Return as soon as the service is created."),
            _ALLOW_SECRETS,
            store("service"),
        ),
        examples=(
            "%ma_deploy job --script digits_service.py",
            "%ma_deploy obs://bucket/model/ --stop-after 30m -e LEVEL=3",
            "%ma_deploy job --update service --canary 10",
            "%ma_deploy --promote service",
            "%ma_deploy --rollback service",
        ),
        action="deploying:deploy",
    ),
    Magic(
        "ma_predict",
        "line_cell",
        "Call a service with the cell, where {name} is a variable, with a variable or with files.",
        ("[SERVICE]",),
        options=(
            Option(
                "file",
                "list",
                "File to send, as often as there are files; without FIELD= as the model's schema says.",
                "FIELD=PATH",
            ),
            Option("data", "text", "Variable to send: dict, DataFrame, array, image, path, bytes.", "NAME"),
            Option(
                "as", "text", "Form of the body: json, table, form or raw; else as the schema says.", "FORM"
            ),
            Option("field", "text", "Field of the form for the file; else as the schema says.", "FIELD"),
            Option("content-type", "text", "Content type of the body; else as the schema says.", "TYPE"),
            Option("literal", "flag", "Send the cell as it is: {name} stands for itself."),
            Option("path", "text", "Path below the service's address.", "/sub/path"),
            Option("method", "text", "Method; else as the schema says, else POST.", "METHOD"),
            Option("header", "list", "Header to send, too.", '"NAME: VALUE"'),
            Option("timeout", "text", "How long to wait for the answer.", "SECONDS"),
            Option("repeat", "integer", "Make the call N times and show how long the answers take.", "N"),
            Option("concurrency", "integer", "With --repeat: so many calls at once (default: 1).", "K"),
            Option("stream", "flag", "Show the answer as it comes: events, lines or pieces."),
            Option("into", "text", "Variable for the decoded answer itself.", "NAME"),
            store("prediction"),
        ),
        examples=(
            "%%ma_predict service",
            "%ma_predict service --file image=digit.png",
            "%ma_predict service --data frame --into rows",
            "%ma_predict service --data frame --repeat 200 --concurrency 8",
            "%ma_predict service --path /health --method GET",
        ),
        notes=(
            'In the cell {name} is the value of a variable as JSON, as in {"x": {name}}; within a text it is'
            " the value's text, and {{name}} the letters {name}. Nothing else between braces is touched.",
            "A cell that is nothing but {name} sends the variable as --data does.",
            "The form of the body is what the model's schema asks for, and the first line says why.",
        ),
        action="predicting:predict",
    ),
    Magic(
        "ma_jobs",
        "line",
        "List the newest training jobs, or show one.",
        ("[JOB]",),
        options=(
            Option("limit", "integer", "How many (default: 20).", "N"),
            Option("phase", "text", "Only jobs in this phase, such as Running.", "PHASE"),
        ),
        examples=("%ma_jobs --limit 5", "%ma_jobs --phase Running"),
        action="training:jobs",
    ),
    Magic(
        "ma_services",
        "line",
        "List the newest services, or show one.",
        ("[SERVICE]",),
        options=(
            Option("limit", "integer", "How many (default: 20).", "N"),
            Option("wait", "flag", "Wait until the service runs, and show how far it is."),
        ),
        examples=("%ma_services", "%ma_services service --wait"),
        action="deploying:services",
    ),
    Magic(
        "ma_logs",
        "line",
        "Show the log of a job, or the deployments of a service.",
        ("[JOB|SERVICE]",),
        options=(
            Option("tail", "integer", "Only the last lines.", "N"),
            Option("task", "text", "Task of the job (default: worker-0).", "TASK"),
            Option("follow", "flag", "Go on until the job has finished.", short="f"),
        ),
        examples=("%ma_logs job --tail 20", "%ma_logs job --follow"),
        action="training:logs",
    ),
    Magic(
        "ma_stop",
        "line",
        "Stop a training job or a service.",
        ("JOB|SERVICE",),
        required=1,
        examples=("%ma_stop job", "%ma_stop service"),
        action="training:stop",
    ),
    Magic(
        "ma_obs",
        "line",
        "Look at, copy, synchronise, move and remove objects; obs:///… is in the bucket of this project.",
        ("|".join(_OBS_VERBS), "[PATH]", "[TARGET]"),
        required=1,
        options=(
            _RECURSIVE,
            Option("limit", "integer", "ls: how many entries (default: 1000).", "N"),
            Option("delete", "flag", "sync: remove at the target what the source does not have."),
            Option("exclude", "list", "cp, sync: leave out what matches, as in .gitignore.", "PATTERN"),
            Option("all", "flag", "cp, sync: send also what ignore files and defaults leave out."),
            _ALLOW_SECRETS,
            Option("dry-run", "flag", "cp, sync, mv, rm: show what would be done; change nothing."),
            Option("lines", "integer", "head: how many lines of a text (default: 10).", "N", "n"),
            Option("expires", "text", "presign: how long the link works (default: 1h, at most 7d).", "TIME"),
            Option("method", "text", "presign: what the link is for (default: GET).", "METHOD"),
        ),
        examples=(
            "%ma_obs ls obs://bucket/directory/",
            "%ma_obs cp -r ./digits obs://bucket/digits/",
            "%ma_obs sync ./digits obs://bucket/digits/ --delete --dry-run",
            "%ma_obs cat obs://bucket/notes.txt",
            "%ma_obs presign obs://bucket/notes.txt --expires 2h",
        ),
        action="storage:obs",
        choices=_OBS_VERBS,
    ),
    Magic(
        "ma_profile",
        "line",
        "Show which profile is active, or switch to another.",
        ("[PROFILE]",),
        examples=("%ma_profile", "%ma_profile embedded"),
        action="profile:profile",
    ),
)


def magic(name: str) -> Magic:
    """The magic called `name`; `KeyError` where there is none."""
    return {entry.name: entry for entry in MAGICS}[name]
