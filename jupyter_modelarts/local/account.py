"""The one account of an embedded service: names, ids and keys, made once and kept."""

from __future__ import annotations

import json
import secrets
import string
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.secrets import Secret

from .call import Identity
from .files import write_private

if TYPE_CHECKING:
    from pathlib import Path

REGION = "embedded"
_KEY_ALPHABET = string.ascii_uppercase + string.digits
_SECRET_ALPHABET = string.ascii_letters + string.digits


def _letters(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))


def _identifier() -> str:
    return secrets.token_hex(16)


def _secret(length: int) -> Secret:
    return Secret(_letters(_SECRET_ALPHABET, length))


@dataclass(frozen=True)
class Account:
    """Everything random about a service; `seal` keys what the service signs for itself."""

    domain: str = "embedded"
    user: str = "developer"
    region: str = REGION
    domain_id: str = field(default_factory=_identifier)
    user_id: str = field(default_factory=_identifier)
    project_id: str = field(default_factory=_identifier)
    access_key: str = field(default_factory=lambda: _letters(_KEY_ALPHABET, 20))
    secret_key: Secret = field(default_factory=lambda: _secret(40))
    password: Secret = field(default_factory=lambda: _secret(24))
    seal: Secret = field(default_factory=lambda: _secret(43))

    def identity(self, access_key: str | None = None) -> Identity:
        """The IAM user in its project."""
        return Identity(
            project_id=self.project_id,
            user_id=self.user_id,
            user_name=self.user,
            domain_id=self.domain_id,
            domain_name=self.domain,
            access_key=access_key,
        )


def load_account(state_dir: Path) -> Account:
    """The account kept in `state_dir`, made there (mode 0600) on first use."""
    path = state_dir / "account.json"
    try:
        text = path.read_text()
    except FileNotFoundError:
        account = Account()
        write_private(path, json.dumps(_plain(account), indent=1))
        return account
    stored = json.loads(text)
    hidden = {entry.name for entry in fields(Account) if entry.type == "Secret"}
    return Account(**{key: _typed(value, hidden=key in hidden) for key, value in stored.items()})


def _typed(value: str, *, hidden: bool) -> Any:
    return Secret(value) if hidden else value


def _plain(account: Account) -> dict[str, str]:
    values = {entry.name: getattr(account, entry.name) for entry in fields(account)}
    return {key: value.reveal() if isinstance(value, Secret) else value for key, value in values.items()}
