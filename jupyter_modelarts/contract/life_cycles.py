"""Life cycles as transition tables.

The client reads which states are final, the embedded service which moves are legal.

A state is written as the platform writes it.  Where the platform's state is a number, so is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

State = str | int


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """The states of one kind of resource and the moves between them.

    `moves` maps a state to the states that may follow.  `failed` are the states that a person would
    call a failure; `settled` are those in which nothing changes until somebody asks for it (a stopped
    notebook can be started again, so it is settled, not final).
    """

    name: str
    moves: Mapping[State, frozenset[State]]
    initial: frozenset[State]
    failed: frozenset[State] = frozenset()
    settled: frozenset[State] = frozenset()

    @property
    def states(self) -> frozenset[State]:
        """Every state of the table."""
        return frozenset(self.moves)

    @property
    def final(self) -> frozenset[State]:
        """States that nothing leaves."""
        return frozenset(state for state, following in self.moves.items() if not following)

    def at_rest(self, state: State) -> bool:
        """Whether nothing happens in `state` by itself: there is nothing to wait for."""
        return state in self.settled or state in self.final

    def allows(self, before: State | None, after: State) -> bool:
        """Whether the platform may move from `before` (None: not yet there) to `after`."""
        return after in self.initial if before is None else after in self.moves.get(before, frozenset())


class IllegalMove(Exception):
    """A resource was to move between two states that its table does not connect: a bug of ours."""


def checked(cycle: LifeCycle, before: State | None, after: State) -> State:
    """`after`, if the table allows the move; `IllegalMove` otherwise. Staying is always allowed."""
    if before == after or cycle.allows(before, after):
        return after
    raise IllegalMove(f"{cycle.name}: {before} -> {after}")


def _cycle(
    name: str,
    moves: Mapping[State, Iterable[State]],
    *,
    initial: Iterable[State],
    failed: Iterable[State] = (),
    settled: Iterable[State] = (),
) -> LifeCycle:
    table = {state: frozenset(following) for state, following in moves.items()}
    return LifeCycle(name, table, frozenset(initial), frozenset(failed), frozenset(settled))


def _task(name: str) -> LifeCycle:
    """Import and export of a dataset go through the same states."""
    return _cycle(
        name,
        {
            "QUEUING": ("STARTING", "FAILED"),
            "STARTING": ("RUNNING", "FAILED"),
            "RUNNING": ("COMPLETED", "FAILED"),
            "COMPLETED": (),
            "FAILED": (),
            "NOT_EXIST": (),
        },
        initial=("QUEUING", "STARTING"),
        failed=("FAILED", "NOT_EXIST"),
    )


def _v1(name: str) -> LifeCycle:
    """The numbered states that first-generation training jobs and visualization jobs share."""
    stopped = (10, 11, 12, 13, 14)
    moves: dict[State, Iterable[State]] = {
        0: (1, 7, 8, *stopped),
        1: (2, 4, 7, 8, 9, 11, 13, 18, 22),
        2: (3, 4, 7, 11, 9),
        3: (),
        4: (5, 7, 8, 9, 11),
        5: (),
        6: (),
        7: (8, 9, 11, 12, 13, 14),
        8: (9, 10, 11, 12, 14, 15, 16, 17, 22),
        9: (6, 12, 11),
        10: (),
        11: (),
        12: (),
        13: (),
        14: (),
        15: (8, 9, 11),
        16: (),
        17: (),
        18: (19, 21),
        19: (20, 21),
        20: (4, 7, 8),
        21: (),
        22: (),
    }
    if name == "visualization_status":
        # a stopped TensorBoard can be started again
        moves = {**moves, 10: (7, 8), 11: (7, 8), 12: (7, 8)}
    settled = (10, 11, 12) if name == "visualization_status" else ()
    return _cycle(
        name, moves, initial=(1, 4, 7), failed=(3, 5, 6, 11, 13, 14, 16, 17, 21, 22), settled=settled
    )


_ALIVE_SERVICE = ("stopping", "deleting", "failed", "concerning", "deploying", "stopped")

LIFE_CYCLES: Mapping[str, LifeCycle] = {
    cycle.name: cycle
    for cycle in (
        _cycle(
            "training_job_phase",
            {
                "Creating": ("Pending", "Running", "Failed", "Terminating", "Terminated", "Abnormal"),
                "Pending": ("Running", "Failed", "Terminating", "Terminated", "Abnormal"),
                "Running": ("Completed", "Failed", "Terminating", "Terminated", "Abnormal"),
                "Terminating": ("Terminated", "Completed", "Failed", "Abnormal"),
                "Completed": (),
                "Failed": (),
                "Terminated": (),
                "Abnormal": (),
            },
            initial=("Creating", "Pending"),
            failed=("Failed", "Abnormal"),
        ),
        _cycle(
            "notebook_status",
            {
                "INIT": ("CREATING", "CREATE_FAILED", "DELETING"),
                "CREATING": ("RUNNING", "CREATE_FAILED", "DELETING"),
                "RUNNING": ("STOPPING", "SNAPSHOTTING", "DELETING", "ERROR", "FROZEN"),
                "SNAPSHOTTING": ("RUNNING", "STOPPING", "DELETING", "ERROR"),
                "STOPPING": ("STOPPED", "ERROR", "DELETING"),
                "STOPPED": ("STARTING", "DELETING", "FROZEN"),
                "STARTING": ("RUNNING", "START_FAILED", "DELETING"),
                "START_FAILED": ("STARTING", "DELETING"),
                "CREATE_FAILED": ("DELETING",),
                "ERROR": ("STARTING", "STOPPING", "DELETING"),
                "FROZEN": ("STOPPED", "DELETING"),
                "DELETING": ("DELETED", "DELETE_FAILED"),
                "DELETE_FAILED": ("DELETING",),
                "DELETED": (),
            },
            initial=("INIT", "CREATING", "RUNNING"),
            failed=("CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR"),
            settled=(
                "RUNNING",
                "STOPPED",
                "FROZEN",
                "CREATE_FAILED",
                "START_FAILED",
                "DELETE_FAILED",
                "ERROR",
            ),
        ),
        _cycle(
            "mounted_storage_status",
            {
                "MOUNTING": ("MOUNTED", "MOUNT_FAILED", "UNMOUNTING"),
                "MOUNTED": ("UNMOUNTING",),
                "MOUNT_FAILED": ("MOUNTING", "UNMOUNTING"),
                "UNMOUNTING": ("UNMOUNTED", "UNMOUNT_FAILED"),
                "UNMOUNT_FAILED": ("UNMOUNTING", "MOUNTED"),
                "UNMOUNTED": (),
            },
            initial=("MOUNTING",),
            failed=("MOUNT_FAILED", "UNMOUNT_FAILED"),
            settled=("MOUNTED", "MOUNT_FAILED", "UNMOUNT_FAILED"),
        ),
        _cycle(
            "dev_server_status",
            {
                "CREATING": ("RUNNING", "CREATE_FAILED", "ERROR"),
                "CREATE_FAILED": ("DELETING",),
                "RUNNING": ("STOPPING", "REBOOTING", "DELETING", "ERROR"),
                "STARTING": ("RUNNING", "START_FAILED", "ERROR"),
                "START_FAILED": ("STARTING", "DELETING"),
                "STOPPING": ("STOPPED", "STOP_FAILED", "ERROR"),
                "STOP_FAILED": ("STOPPING", "RUNNING", "DELETING"),
                "STOPPED": ("STARTING", "DELETING", "CHANGINGOS", "REINSTALLINGOS"),
                "REBOOTING": ("RUNNING", "REBOOT_FAILED", "ERROR"),
                "REBOOT_FAILED": ("REBOOTING", "STOPPING", "DELETING"),
                "CHANGINGOS": ("STOPPED", "RUNNING", "CHANGINGOS_FAILED"),
                "CHANGINGOS_FAILED": ("CHANGINGOS", "DELETING"),
                "REINSTALLINGOS": ("STOPPED", "RUNNING", "REINSTALLINGOS_FAILED"),
                "REINSTALLINGOS_FAILED": ("REINSTALLINGOS", "DELETING"),
                "DELETING": ("DELETED", "DELETE_FAILED"),
                "DELETE_FAILED": ("DELETING",),
                "ERROR": ("DELETING", "REBOOTING", "STOPPING"),
                "DELETED": (),
            },
            initial=("CREATING",),
            failed=(
                "CREATE_FAILED",
                "START_FAILED",
                "STOP_FAILED",
                "REBOOT_FAILED",
                "CHANGINGOS_FAILED",
                "REINSTALLINGOS_FAILED",
                "DELETE_FAILED",
                "ERROR",
            ),
            settled=(
                "RUNNING",
                "STOPPED",
                "CREATE_FAILED",
                "START_FAILED",
                "STOP_FAILED",
                "REBOOT_FAILED",
                "CHANGINGOS_FAILED",
                "REINSTALLINGOS_FAILED",
                "DELETE_FAILED",
                "ERROR",
            ),
        ),
        _cycle(
            "model_status",
            {
                "publishing": ("published", "failed", "building"),
                "building": ("published", "building_failed", "failed"),
                "published": (),
                "failed": (),
                "building_failed": (),
            },
            initial=("publishing", "building"),
            failed=("failed", "building_failed"),
        ),
        _cycle(
            "service_status",
            {
                "pending": ("deploying", "waiting", "failed", "deleting", "stopping"),
                "waiting": ("deploying", "failed", "deleting", "stopping"),
                "deploying": (
                    "running",
                    "concerning",
                    "failed",
                    "stopping",
                    "deleting",
                    "finished",
                    "waiting",
                ),
                "running": (*_ALIVE_SERVICE, "finished"),
                "concerning": (*_ALIVE_SERVICE, "running"),
                "failed": ("deploying", "stopping", "stopped", "deleting"),
                "stopping": ("stopped", "failed", "deleting"),
                "stopped": ("deploying", "deleting"),
                "finished": ("deploying", "deleting"),
                "deleting": (),
            },
            initial=("deploying", "pending", "waiting"),
            failed=("failed",),
            settled=("running", "concerning", "failed", "stopped", "finished"),
        ),
        _cycle(
            "image_status",
            {
                "INIT": ("CREATING", "ACTIVE", "ERROR", "CREATE_FAILED", "DELETED"),
                "CREATING": ("ACTIVE", "CREATE_FAILED", "ERROR", "DELETED"),
                "ACTIVE": ("DELETED", "ERROR"),
                "ERROR": ("DELETED",),
                "CREATE_FAILED": ("DELETED",),
                "DELETED": (),
            },
            initial=("INIT", "CREATING", "ACTIVE"),
            failed=("ERROR", "CREATE_FAILED"),
            settled=("ACTIVE", "ERROR", "CREATE_FAILED"),
        ),
        _cycle(
            "dataset_status",
            {
                0: (1, 4, 2),
                1: (2, 4, 5, 6, 7, 8),
                2: (3, 4),
                3: (),
                4: (1, 2),
                5: (1, 4),
                6: (1, 4),
                7: (1, 4),
                8: (1, 4),
            },
            initial=(0, 1),
            failed=(4,),
            settled=(1, 4),
        ),
        _cycle(
            "dataset_version_status",
            {0: (1, 4, 2), 1: (2, 4), 2: (3, 4), 3: (), 4: (2,)},
            initial=(0,),
            failed=(4,),
            settled=(1, 4),
        ),
        _task("import_task_status"),
        _task("export_task_status"),
        _cycle(
            "pool_phase",
            {
                "Waiting": ("Creating", "CreationFailed", "Deleting"),
                "Creating": ("Running", "CreationFailed", "Abnormal", "Error", "Deleting"),
                "Running": ("Abnormal", "ScalingFailed", "Error", "Deleting"),
                "Abnormal": ("Running", "Error", "Deleting"),
                "ScalingFailed": ("Running", "Deleting"),
                "CreationFailed": ("Deleting",),
                "Error": ("Running", "Deleting"),
                "Deleting": (),
            },
            initial=("Waiting", "Creating"),
            failed=("CreationFailed", "Error", "ScalingFailed"),
            settled=("Running", "Abnormal", "ScalingFailed", "CreationFailed", "Error"),
        ),
        _cycle(
            "network_phase",
            {"Creating": ("Active", "Abnormal"), "Active": ("Abnormal",), "Abnormal": ("Active",)},
            initial=("Creating",),
            failed=("Abnormal",),
            settled=("Active", "Abnormal"),
        ),
        _cycle(
            "workspace_status",
            {
                "NORMAL": ("DELETING",),
                "CREATE_FAILED": ("DELETING",),
                "DELETING": ("DELETE_FAILED",),
                "DELETE_FAILED": ("DELETING",),
            },
            initial=("NORMAL", "CREATE_FAILED"),
            failed=("CREATE_FAILED", "DELETE_FAILED"),
            settled=("NORMAL", "CREATE_FAILED", "DELETE_FAILED"),
        ),
        _v1("v1_job_status"),
        _v1("visualization_status"),
    )
}


def life_cycle(name: str) -> LifeCycle:
    """The table called `name`; `KeyError` where there is none."""
    return LIFE_CYCLES[name]
