"""Exit code 0 when the web process in this container answers its health address."""

import http.client
import sys


def main() -> int:
    """Ask once, by plain http on loopback."""
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=5)
    try:
        connection.request("GET", "/health/")
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, http.client.HTTPException):
        return 1


if __name__ == "__main__":
    sys.exit(main())
