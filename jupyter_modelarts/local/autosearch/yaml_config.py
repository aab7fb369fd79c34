"""The YAML file of a search (`algorithm.autosearch_config_path`), as the settings it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request, unknown_choice

from . import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 1024 * 1024
_SCHEDULER = "FIFOScheduler"
_TYPES = {int: "Integer", float: "Float", str: "String", list: "List"}
# keys of search_algorithm that are no options, and those that are about saved models, which the script does
_OWN = frozenset(
    {"type", "reward_attr", "mode", "report_keys", "save_model_count", "custom_model_restore_path"}
)


def policy_of(text: str) -> dict[str, Any]:
    """The `auto_search` that a YAML file stands for; `Problem` 400 that says where it is wrong."""
    content = _load(text)
    general, algorithm = _part(content, "general"), _part(content, "search_algorithm")
    _check_general(general)
    _check_scheduler(_part(content, "scheduler"))
    options = {key: value for key, value in algorithm.items() if key not in _OWN}
    if general.get("cpu_per_instance"):
        options["cpu_per_trial"] = general["cpu_per_instance"]
    params = [
        {"key": key, "value": str(value), "type": _TYPES.get(type(value), "String")}
        for key, value in options.items()
    ]
    if not algorithm.get("type"):
        raise bad_request("The search YAML needs search_algorithm.type, for example tpe_search.")
    return {
        "reward_attrs": _rewards(algorithm),
        "search_params": _search_space(content.get("search_space")),
        "algo_configs": [{"name": str(algorithm["type"]), "params": params}],
    }


def _load(text: str) -> Mapping[str, Any]:
    import yaml  # type: ignore[import-untyped]

    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark is not None else ""
        what = getattr(error, "problem", None) or "it cannot be read"
        raise bad_request(f"The search YAML is not valid{where}: {what}.") from None
    if not isinstance(content, dict):
        raise bad_request("The search YAML needs the parts search_space and search_algorithm.")
    return content


def _part(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = content.get(name) or {}
    if not isinstance(found, dict):
        raise bad_request(f"Part {name} of the search YAML must hold keys and values.")
    return found


def _check_general(general: Mapping[str, Any]) -> None:
    if str(general.get("instance_per_trial") or 1) != "1":
        message = "The embedded service runs each trial on one instance: set general.instance_per_trial to 1."
        raise Problem(501, NOT_EMULATED, message)


def _check_scheduler(scheduler: Mapping[str, Any]) -> None:
    found = str(scheduler.get("type") or _SCHEDULER)
    if found != _SCHEDULER:
        message = f"The embedded service has no scheduler {found}: use {_SCHEDULER}, or leave it out."
        raise Problem(501, NOT_EMULATED, message)


def _rewards(algorithm: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The metric that decides, and the others of `report_keys` behind it."""
    name = algorithm.get("reward_attr")
    if not name:
        raise bad_request("The search YAML needs search_algorithm.reward_attr, the name of the metric.")
    keys = algorithm.get("report_keys") or []
    if not isinstance(keys, list) or not all(isinstance(key, dict) and key.get("name") for key in keys):
        raise bad_request("search_algorithm.report_keys of the search YAML must list name and regex.")
    regexes = {str(key["name"]): str(key.get("regex") or "") for key in keys}
    mode = str(algorithm.get("mode") or "max")
    names = [str(name), *(other for other in regexes if other != str(name))]
    return [
        {"name": each, "mode": mode, "regex": regexes.get(each) or settings.default_regex(each)}
        for each in names
    ]


def _search_space(given: Any) -> list[dict[str, Any]]:
    if not isinstance(given, list) or not given:
        raise bad_request("The search YAML needs search_space, a list of params.")
    return [_parameter(group, entry) for group in given for entry in _entries(group)]


def _entries(group: Any) -> list[Mapping[str, Any]]:
    entries = group.get("params") if isinstance(group, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise bad_request("Every entry of search_space in the search YAML needs params, a list.")
    return entries


def _parameter(group: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    kind = str(entry.get("type") or group.get("type") or "")
    plain = kind.removesuffix("_param")
    if plain == "continuous":
        points = entry.get("num")
        return {
            "name": entry.get("name"),
            "param_type": "continuous",
            "lower_bound": _text(entry.get("start")),
            "upper_bound": _text(entry.get("stop")),
            **({} if points is None else {"discrete_points_num": _text(points)}),
        }
    if plain == "discrete":
        values = entry.get("values")
        listed = [str(value) for value in values] if isinstance(values, list) else values
        return {"name": entry.get("name"), "param_type": settings.DISCRETE, "discrete_values": listed}
    raise unknown_choice("Type in search_space", kind, ("continuous_param", "discrete_param"))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
