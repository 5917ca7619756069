"""The container's files name only what exists, and no secret has a default."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text()
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE)["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def _commands() -> list[list[str]]:
    of_compose = [service["command"] for service in SERVICES.values() if "command" in service]
    checks = [service["healthcheck"]["test"][1:] for service in SERVICES.values() if "healthcheck" in service]
    return [*of_compose, *checks]


def test_the_parts_of_the_site_are_there() -> None:
    assert {"proxy", "web", "worker", "database"} <= SERVICES.keys()


def test_every_lasting_part_has_a_health_check_and_restarts() -> None:
    lasting = {name: service for name, service in SERVICES.items() if service["restart"] != "no"}
    assert all("healthcheck" in service for service in lasting.values())
    assert {"proxy", "web", "worker", "database"} == lasting.keys()


def test_every_python_command_names_a_file_and_a_known_command() -> None:
    ours = [command for command in _commands() if command[0] == "python"]
    assert len(ours) >= 4
    for command in ours:
        assert (ROOT / command[1]).is_file(), command
        if command[1] == "manage.py":
            assert command[2] in get_commands(), command


def test_volumes_and_networks_are_declared() -> None:
    whole = yaml.safe_load(COMPOSE)
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert (ROOT / source).is_file() if source.startswith(".") else source in whole["volumes"]
        assert set(service["networks"]) <= whole["networks"].keys()


def test_secrets_have_no_default_and_the_example_file_names_them() -> None:
    used = set(re.findall(r"\$\{(\w+)", COMPOSE))
    assert used == set(re.findall(r"\$\{(\w+):\?", COMPOSE))
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^(\w+)=$", example, re.MULTILINE)) == used


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["database"]["networks"] == ["inside"]


def test_only_the_worker_fetches_pages() -> None:
    ways = yaml.safe_load(COMPOSE)["networks"]
    assert ways["inside"]["internal"]
    out = {name for name, service in SERVICES.items() if set(service["networks"]) - {"inside"}}
    assert out == {"proxy", "worker"}
    assert not set(SERVICES["worker"]["networks"]) & set(SERVICES["proxy"]["networks"]) - {"inside"}


def test_the_image_copies_what_exists_and_runs_as_a_plain_user() -> None:
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert copied
    assert [source for source in copied if not (ROOT / source).exists()] == []
    let_in = (ROOT / ".dockerignore").read_text()
    assert [source for source in copied if f"!{source}" not in let_in] == []
    assert re.search(r"^USER (?!root)\w+$", DOCKERFILE, re.MULTILINE)
    assert "--require-hashes" in DOCKERFILE
