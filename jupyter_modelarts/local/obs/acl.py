"""Access control lists: from canned names, grant headers and documents, and as documents again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from xml.etree import ElementTree as ET

from .errors import invalid_argument, malformed_xml

EVERYONE, AUTHENTICATED, LOG_DELIVERY = "Everyone", "AuthenticatedUsers", "LogDelivery"
_URIS = {
    EVERYONE: "http://acs.amazonaws.com/groups/global/AllUsers",
    AUTHENTICATED: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
    LOG_DELIVERY: "http://acs.amazonaws.com/groups/s3/LogDelivery",
}
_GROUPS = {uri: group for group, uri in _URIS.items()}
_PERMISSIONS = frozenset({"READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"})
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True)
class Grant:
    """One permission of one grantee: a domain id, or a group by its native name."""

    grantee: str
    permission: str
    delivered: bool = False

    def lets(self, permission: str) -> bool:
        """Whether it lets its grantee do what needs `permission`."""
        return self.permission in {permission, "FULL_CONTROL"}


_CANNED: Mapping[str, tuple[Grant, ...]] = {
    "private": (),
    "public-read": (Grant(EVERYONE, "READ"),),
    "public-read-write": (Grant(EVERYONE, "READ"), Grant(EVERYONE, "WRITE")),
    "public-read-delivered": (Grant(EVERYONE, "READ", delivered=True),),
    "public-read-write-delivered": (
        Grant(EVERYONE, "READ", delivered=True),
        Grant(EVERYONE, "WRITE", delivered=True),
    ),
    "authenticated-read": (Grant(AUTHENTICATED, "READ"),),
    "bucket-owner-read": (),  # everything here has one owner
    "bucket-owner-full-control": (),
    "log-delivery-write": (Grant(LOG_DELIVERY, "WRITE"), Grant(LOG_DELIVERY, "READ_ACP")),
}
_GRANT_HEADERS = {
    "grant-read": Grant("", "READ"),
    "grant-write": Grant("", "WRITE"),
    "grant-read-acp": Grant("", "READ_ACP"),
    "grant-write-acp": Grant("", "WRITE_ACP"),
    "grant-full-control": Grant("", "FULL_CONTROL"),
    "grant-read-delivered": Grant("", "READ", delivered=True),
    "grant-full-control-delivered": Grant("", "FULL_CONTROL", delivered=True),
}


def from_headers(given: Mapping[str, str], owner: str) -> list[Grant] | None:
    """The list that `acl` or `grant-*` (names without `x-obs-`) ask for; None where none of them is given."""
    asked = {name: value for name, value in given.items() if name == "acl" or name in _GRANT_HEADERS}
    if not asked:
        return None
    canned = asked.pop("acl", "private")
    if canned not in _CANNED:
        raise invalid_argument(f"There is no canned access control list {canned[:40]!r}.")
    grants = [Grant(owner, "FULL_CONTROL"), *_CANNED[canned]]
    for name, value in asked.items():
        kind = _GRANT_HEADERS[name]
        grants += [Grant(grantee, kind.permission, kind.delivered) for grantee in _grantees(value)]
    return grants


def _grantees(header: str) -> Iterable[str]:
    for part in header.split(","):
        kind, _, value = part.strip().partition("=")
        value = value.strip().strip('"')
        if kind not in {"id", "uri"} or not value:
            raise invalid_argument("A grant names its grantees as id=… or uri=….")
        yield _GROUPS.get(value, value)


def from_document(root: ET.Element) -> list[Grant]:
    """The list in an `AccessControlPolicy`."""
    if root.tag != "AccessControlPolicy":
        raise malformed_xml("An access control list must be an AccessControlPolicy.")
    return [_grant(element) for element in root.iterfind("AccessControlList/Grant")]


def _grant(element: ET.Element) -> Grant:
    group = element.findtext("Grantee/Canned") or element.findtext("Grantee/URI")
    grantee = _GROUPS.get(group, group) if group else element.findtext("Grantee/ID")
    permission = element.findtext("Permission") or ""
    if not grantee or permission not in _PERMISSIONS or (group and grantee not in _URIS):
        raise malformed_xml("A grant needs a grantee and a permission that exist.")
    return Grant(grantee, permission, (element.findtext("Delivered") or "").lower() == "true")


def encode(grants: Iterable[Grant]) -> str:
    """The text form that is stored."""
    return json.dumps([asdict(grant) for grant in grants])


def decode(text: str | None, owner: str) -> list[Grant]:
    """Read the text form; where nothing is stored the owner may do everything."""
    if text is None:
        return [Grant(owner, "FULL_CONTROL")]
    return [Grant(**grant) for grant in json.loads(text)]


def to_document(grants: Iterable[Grant], owner: str, dialect: str, *, of_object: bool) -> ET.Element:
    """An `AccessControlPolicy` in the caller's dialect."""
    native = dialect == "x-obs-"
    root = ET.Element("AccessControlPolicy")
    _identify(ET.SubElement(root, "Owner"), owner, native=native)
    if native and of_object:
        ET.SubElement(root, "Delivered").text = "true"
    entries = ET.SubElement(root, "AccessControlList")
    for grant in grants:
        entry = ET.SubElement(entries, "Grant")
        _describe(ET.SubElement(entry, "Grantee"), grant.grantee, native=native)
        ET.SubElement(entry, "Permission").text = grant.permission
        if native and not of_object:
            ET.SubElement(entry, "Delivered").text = str(grant.delivered).lower()
    return root


def _describe(element: ET.Element, grantee: str, *, native: bool) -> None:
    group = grantee in _URIS
    if not native:
        element.set("xmlns:xsi", _XSI)
        element.set("xsi:type", "Group" if group else "CanonicalUser")
    if group:
        ET.SubElement(element, "Canned" if native else "URI").text = grantee if native else _URIS[grantee]
    else:
        _identify(element, grantee, native=native)


def _identify(element: ET.Element, identifier: str, *, native: bool) -> None:
    ET.SubElement(element, "ID").text = identifier
    if not native:
        ET.SubElement(element, "DisplayName").text = identifier
