"""`manage.py outlets`: export and import of outlets as a file."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from comparator.models import Outlet
from tests.factories import UserFactory, add_article

pytestmark = pytest.mark.django_db


def run(*args: str) -> tuple[str, str, int]:
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("outlets", *args, stdout=out, stderr=err)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return out.getvalue(), err.getvalue(), status


def test_what_is_exported_is_imported_elsewhere(tmp_path: Path) -> None:
    UserFactory(username="ada")
    Outlet.objects.create(name="Lesk Observer", slug="lesk-observer", kind="online", country="NO")
    target = str(tmp_path / "outlets.json")
    run("export", target)
    Outlet.objects.all().delete()
    out, err, status = run("import", target, "--user", "ada", "--dry-run")
    assert (out, status) == ("+ new Lesk Observer\n", 0)
    assert "Would be: 1 new" in err
    assert not Outlet.objects.exists()
    run("import", target, "--user", "ada")
    outlet = Outlet.objects.get()
    assert (outlet.country, outlet.owner and outlet.owner.username) == ("NO", "ada")


def test_a_member_exports_only_what_they_may_look_up() -> None:
    UserFactory(username="ada")
    add_article(outlet_name="Sentinel Tribune")
    assert json.loads(run("export", "--user", "ada")[0])["outlets"] == []
    assert "Sentinel Tribune" in run("export")[0]


def test_what_is_refused_is_told_and_ends_with_status_one(tmp_path: Path) -> None:
    UserFactory(username="ada")
    file = tmp_path / "outlets.json"
    file.write_text('{"outlets": [{"name": "Thief", "domains": ["co.uk"]}, {"name": "Good Paper"}]}')
    out, err, status = run("import", str(file), "--user", "ada")
    assert status == 1
    assert "! refused Thief" in out
    assert "1 new, 0 changed, 0 same, 1 refused" in err
    assert Outlet.objects.get().name == "Good Paper"


def test_the_starter_list_itself_can_be_imported(tmp_path: Path) -> None:
    UserFactory(username="ada")
    file = tmp_path / "outlets.json"
    reuters = {"name": "Reuters", "kind": "wire", "country": "GB", "languages": ["en"]}
    reuters |= {"domains": ["reuters.com"], "aliases": ["Thomson Reuters"]}
    file.write_text(json.dumps({"source": "By hand.", "outlets": [reuters]}))
    out, _, status = run("import", str(file), "--user", "ada")
    assert (out, status) == ("= same Reuters\n", 0)


@pytest.mark.parametrize(
    "args", [("import", "none.json", "--user", "ada"), ("import", "x.json", "--user", "nobody")]
)
def test_what_cannot_be_done_ends_with_status_two(args: tuple[str, ...]) -> None:
    UserFactory(username="ada")
    with pytest.raises(CommandError) as refused:
        run(*args)
    assert refused.value.returncode == 2
