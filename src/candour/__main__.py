"""The console script `candour`: Django's commands and our own."""

import os
import sys


def main() -> None:
    """Runs a command, such as `candour migrate` or `candour demo`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (settings come first)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
