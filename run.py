"""The one command of this project: `python3 run.py install | demo | test | bench | screenshot | lock`.

Needs Python 3.11 or newer and nothing else. The rest is in `runner/`, which uses the standard library only.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (whoever starts it may have an older one)
    sys.exit("Comparator needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info[:2]))

from runner.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
