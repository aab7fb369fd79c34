"""`jupyter modelarts local apps`: who calls deployed services without an account, by AppCode or AppKey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jupyter_modelarts.errors import ModelArtsError

from .parser import DONE, add_verb, say
from .rehearsal import ask, running

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from .parser import Verbs

_FIELDS = ("app_code", "app_key", "app_secret")


def add_apps(verbs: Verbs) -> None:
    """Add the verb."""
    verb = add_verb(verbs, "apps", _apps, "apps that call deployed services: list, make, delete")
    way = verb.add_mutually_exclusive_group()
    way.add_argument("--create", metavar="NAME", help="make one; prints its AppCode, AppKey and AppSecret")
    way.add_argument("--delete", metavar="NAME", help="forget one; its calls are refused from then on")
    verb.add_argument(
        "--service",
        metavar="NAME",
        action="append",
        help="with --create: let it call only this service; may be given again",
    )


def _apps(options: argparse.Namespace) -> int:
    if options.create:
        services = {"services": options.service} if options.service else {}
        made = ask(running(), "POST", "apps", {"name": options.create, **services})
        say(options, made, _text(made))
        return DONE
    apps = ask(running(), "GET", "apps")["apps"]
    if options.delete:
        _delete(apps, options.delete)
        say(options, {"deleted": options.delete}, f"{options.delete} is deleted.")
        return DONE
    say(options, {"apps": apps}, "\n".join(map(_text, apps)) or "There are no apps.")
    return DONE


def _delete(apps: list[dict[str, Any]], name: str) -> None:
    found = next((app for app in apps if name in (app["app_name"], app["app_id"])), None)
    if found is None:
        raise ModelArtsError(f"There is no app {name!r}.", hint="List them: jupyter modelarts local apps")
    ask(running(), "DELETE", f"apps?app_id={quote(found['app_id'])}")


def _text(app: Mapping[str, Any]) -> str:
    services = "all services" if app["services"] is None else ", ".join(app["services"])
    lines = [f"{app['app_name']} (calls {services})", *(f"  {name:<11}{app[name]}" for name in _FIELDS)]
    return "\n".join(lines)
