"""Which command stands for a container image: what the user's table says.

"swr.cn-north-4.myhuaweicloud.com/lab/digits:1" = "python /opt/digits/serve.py"   # this tag
"swr.cn-north-4.myhuaweicloud.com/lab/triton" = "sh /opt/triton/run.sh"           # every other one
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.errors import ConfigError

from .tables import read_table, table_file

if TYPE_CHECKING:
    from pathlib import Path

FILE_VARIABLE = "JUPYTER_MODELARTS_IMAGES"
FILE_NAME = "images.toml"
_EXAMPLE = 'Write lines such as "swr.cn-north-4.myhuaweicloud.com/lab/digits:1" = "python /opt/serve.py".'


def images_file() -> Path:
    """The file of the table; it need not exist."""
    return table_file(FILE_VARIABLE, FILE_NAME)


def command_of_image(image: str) -> str | None:
    """The command line that runs in the place of `image`; None where the table has none.

    Raises `ConfigError` when the table, or its entry, is wrong.
    """
    path = images_file()
    table = read_table(path, _EXAMPLE)
    for key in (image, untagged(image)):
        if key in table:
            command = table[key]
            if not isinstance(command, str) or not command.strip():
                raise ConfigError(f"{path} does not say which command runs {key}.", hint=_EXAMPLE)
            return command
    return None


def untagged(image: str) -> str:
    """The name of an image without tag and digest."""
    name = image.partition("@")[0]
    directory, slash, last = name.rpartition("/")
    return directory + slash + last.partition(":")[0]
