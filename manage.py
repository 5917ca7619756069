"""Django's command line for this project: `python manage.py <command>`."""

import os
import select
import sys

_READER_GONE = 141  # as a shell tells of a program that a closed pipe stopped


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comparator.settings")
    # The matrices of a comparison are small: threads that share them out take several times as long.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        try:
            execute_from_command_line(sys.argv)
        finally:
            sys.stdout.flush()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except BrokenPipeError:
        if not _nobody_reads():
            raise
        # What is left in the buffer must not be written once more at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_READER_GONE)


def _nobody_reads() -> bool:
    """Whether who read our output has left, as `head` does; other pipes may break for worse reasons."""
    poll = select.poll()
    poll.register(sys.stdout.fileno(), 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))


if __name__ == "__main__":
    main()
