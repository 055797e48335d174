"""The console script `candour`: Django's commands and our own."""

import os
import sys

from candour.config import environment


def main() -> None:
    """Runs a command, such as `candour migrate` or `candour demo`.

    A setting that cannot be right ends it with one sentence that names the setting.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (settings come first)

    try:
        execute_from_command_line(sys.argv)
    except environment.Misconfigured as wrong:
        sys.exit(f"candour: {wrong}")


if __name__ == "__main__":
    main()
