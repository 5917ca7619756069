"""Whether this process can serve: asked by the demonstration's start, containers and proxies."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, 503 when it does not; touches no session."""
    well = _database_answers()
    body = {"status": "ok" if well else "unavailable", "database": "ok" if well else "unavailable"}
    return JsonResponse(body, status=200 if well else 503, headers={"Cache-Control": "no-store"})
