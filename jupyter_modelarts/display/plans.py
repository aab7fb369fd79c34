"""What an upload or a sync would do, as text: files, what is left out and why, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .i18n import _
from .text import table_text
from .values import size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_LINES = 40


def plan_text(plan: Any) -> str:
    """A plan of `obs`: the tree with sizes, exclusions with their rules, secrets, broken limits."""
    head = _("{path}: {count} files, {size} to send").format(
        path=plan.root, count=len(plan.files), size=size(plan.size)
    )
    blocks = [
        [head, *_indented(_tree(plan))],
        left_out_lines(plan.left_out()),
        secret_lines(plan.secrets),
        _limit_lines(plan.limits),
    ]
    return "\n".join(line for block in blocks for line in block)


def sync_text(summary: Any) -> str:
    """What a sync did or would do, one line a change, and its sum."""
    actions = {
        "upload": _("send"),
        "download": _("fetch"),
        "copy": _("copy"),
        "delete": _("remove"),
    }
    reasons = {
        "new": _("new"),
        "size": _("other size"),
        "content": _("other content"),
        "extra": _("not in the source"),
    }
    rows = [
        (actions[change.action], reasons[change.reason], size(change.size), change.name)
        for change in summary.changes[:MOST_LINES]
    ]
    return "\n".join([*_columns(rows), *_more(len(summary.changes)), *_sums(summary)])


def sync_line(summary: Any) -> str:
    """What a sync did, in one line."""
    text = _("{source} to {target}: {moved} files ({size}), {deleted} removed, {unchanged} unchanged")
    return text.format(
        source=summary.source,
        target=summary.destination,
        moved=summary.files,
        size=size(summary.bytes),
        deleted=summary.deleted,
        unchanged=summary.unchanged,
    )


def _sums(summary: Any) -> Iterable[str]:
    yield sync_line(summary)
    yield from excluded_lines(summary.excluded)
    yield from secret_lines(summary.secrets)
    yield from skipped_lines(summary.skipped)


def excluded_lines(exclusions: Sequence[Any]) -> list[str]:
    """Which rules left out how much; empty where nothing was."""
    if not exclusions:
        return []
    counts: dict[Any, int] = {}
    for exclusion in exclusions:
        counts[exclusion.rule] = counts.get(exclusion.rule, 0) + 1
    named = sorted(counts.items(), key=lambda pair: -pair[1])[:5]
    text = ", ".join(f"{count} × {_rule(rule.source, rule.pattern)}" for rule, count in named)
    more = ", …" if len(counts) > len(named) else ""
    return [_("Left out by rules: {rules}. --all sends everything.").format(rules=text + more)]


def skipped_lines(names: Sequence[str]) -> list[str]:
    """Names that cannot be at the destination; empty where there are none."""
    if not names:
        return []
    shown = ", ".join(repr(name) for name in names[:5]) + (", …" if len(names) > 5 else "")
    return [_("Skipped, because no file can be called so: {names}").format(names=shown)]


def left_out_lines(rows: Sequence[Any]) -> list[str]:
    """What does not go, with its weight and the rule that says so."""
    if not rows:
        return []
    table = [
        (
            _("{count} files").format(count="?" if row.files is None else row.files),
            "?" if row.bytes is None else size(row.bytes),
            row.name,
            row.rule.replace("default ", _("default") + " ", 1),
        )
        for row in rows[:MOST_LINES]
    ]
    return [_("Left out:"), *_indented(_columns(table)), *_more(len(rows))]


def secret_lines(findings: Sequence[Any]) -> list[str]:
    """Files that look like keys, and why."""
    if not findings:
        return []
    reasons = {
        "its name": _("its name"),
        "a private key": _("a private key"),
        "a key of Huawei Cloud": _("a key of Huawei Cloud"),
        "a secret access key": _("a secret access key"),
        "an access key": _("an access key"),
        "an access key of AWS": _("an access key of AWS"),
        "a token of GitHub": _("a token of GitHub"),
    }
    rows = [
        (f"{found.name}:{found.line}" if found.line else found.name, reasons.get(found.reason, found.reason))
        for found in findings[:MOST_LINES]
    ]
    head = _("These look like keys or credentials and are refused, unless --allow-secrets is given:")
    return [head, *_indented(_columns(rows)), *_more(len(findings))]


def _limit_lines(limits: Sequence[Any]) -> list[str]:
    if not limits:
        return []
    return [_("More than the platform takes as code:"), *_indented(_limit(limit) for limit in limits)]


def _limit(limit: Any) -> str:
    of_bytes = limit.what == "bytes"
    named = ", ".join(f"{name} ({size(n) if of_bytes else n})" for name, n in limit.offenders)
    if of_bytes:
        text = _("{value}, at most {limit}. The largest: {named}")
        return text.format(value=size(limit.value), limit=size(limit.limit), named=named)
    if limit.what == "files":
        text = _("{value} files, at most {limit}. Most are in {named}")
    else:
        text = _("{value} levels of directories, at most {limit}. The deepest: {named}")
    return text.format(value=limit.value, limit=limit.limit, named=named)


def _tree(plan: Any) -> list[str]:
    """Every file, or where there are too many the files at the top and the sums of the directories."""
    if len(plan.files) <= MOST_LINES:
        return _columns([(size(file.size), file.name) for file in plan.files])
    rows = [
        (size(total), f"{name}/  " + _("{count} files").format(count=count))
        for name, (count, total) in sorted(plan.directories.items())
        if name and "/" not in name
    ]
    rows += [(size(file.size), file.name) for file in plan.files if "/" not in file.name]
    return [*_columns(rows[:MOST_LINES]), *_more(len(rows))]


def _rule(source: str, pattern: str) -> str:
    return f"{_('default') if source == 'default' else source} {pattern}"


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    return table_text(rows[0], rows[1:]).splitlines() if rows else []


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _more(count: int) -> list[str]:
    return ["  " + _("... and {count} more").format(count=count - MOST_LINES)] if count > MOST_LINES else []
