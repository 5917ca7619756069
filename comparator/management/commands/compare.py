"""`manage.py compare FILE…`: the articles of one event side by side. Needs no database and stores nothing."""

import json
import shutil
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

import msgspec
from django.core.management.base import BaseCommand

from comparator.analysis.alignment.sure import is_perhaps, is_shared
from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings, Comparison
from comparator.exports.json_export import comparison_json
from comparator.exports.terminal import comparison_text
from comparator.management.commands._files import (
    IN_PART,
    KINDS,
    Progress,
    check_files,
    day,
    documents,
    file_called,
    refuse,
    values_by_file,
)
from comparator.selectors.inside import inside
from comparator.selectors.rows import folded


class Command(BaseCommand):
    """Compare pages without storing them."""

    help = "Compares what several articles kept, altered or left out of one event."
    requires_system_checks = ()  # no database, no settings of the server

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, what is known of them, and how to print."""
        parser.add_argument("files", nargs="+", metavar="FILE", help=KINDS)
        parser.add_argument("--base", metavar="FILE", help="the article the others are read against")
        parser.add_argument(
            "--published", action="append", default=[], metavar="FILE=YYYY-MM-DD", help="a publication date"
        )
        parser.add_argument(
            "--outlet", action="append", default=[], metavar="FILE=NAME", help="an outlet's name"
        )
        parser.add_argument(
            "--primary",
            action="append",
            default=[],
            metavar="FILE",
            help="a communiqué, transcript or the like: others report on it, and it drops nothing",
        )
        parser.add_argument("--json", action="store_true", help="print JSON as docs/output.md describes")
        parser.add_argument(
            "--singles",
            action="store_true",
            help="also show points of one article only, and those that are alike or on the words of others",
        )
        parser.add_argument("--keep-going", action="store_true", help="leave out files that cannot be read")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, analyse, compare, print; status 2 and no output where something cannot be done."""
        files = options["files"]
        read = self._read(files, options)
        base = self._base(options["base"], files, read)
        sources = {file_called("--primary", name, files) for name in options["primary"]}
        primary = [index for index, document in enumerate(read) if document.file in sources]
        findings = _analysed(read)
        from comparator.analysis.compare import compare  # loads the language models

        comparison = compare(findings, base, primary)
        if options["json"]:
            self.stdout.write(json.dumps(comparison_json(findings, comparison), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(_table(findings, comparison, singles=options["singles"]), ending="")
            self._warn(read)
        self._note_twins(read)
        if len(read) < len(files):
            raise SystemExit(IN_PART)

    def _read(self, files: Sequence[str], options: dict[str, Any]) -> list[Document]:
        check_files(files)
        if len(files) < 2:
            raise refuse(f"{files[0]}: one article alone has nothing to be compared with. Name two or more.")
        published = values_by_file("--published", options["published"], files, day)
        outlets = values_by_file("--outlet", options["outlet"], files, str)
        going = options["keep_going"]
        read = list(
            documents(files, keep_going=going, published=published, outlets=outlets, tell=self.stderr.write)
        )
        if len(read) < 2:
            raise refuse("Fewer than two of the articles could be read; a comparison needs two.")
        return read

    def _base(self, name: str | None, files: Sequence[str], read: Sequence[Document]) -> int | None:
        """The base's index among the articles that were read."""
        if name is None:
            return None
        file = file_called("--base", name, files)
        index = next((i for i, d in enumerate(read) if d.file == file), None)
        if index is None:
            raise refuse(f"--base {name}: that article could not be read.")
        return index

    def _note_twins(self, read: Sequence[Document]) -> None:
        """Two files of the same words may be a slip, or two outlets that ran one text: both are compared."""
        first: dict[str, str] = {}
        for document in read:
            if (twin := first.setdefault(document.text, document.file)) != document.file:
                self.stderr.write(f"{document.file}: the same words as {twin}.")

    def _warn(self, read: Sequence[Document]) -> None:
        for document in read:
            for warning in document.warnings:
                self.stderr.write(f"{document.file}: {warning}")


def _table(findings: Sequence[ArticleFindings], comparison: Comparison, *, singles: bool) -> str:
    """The rows that the pages show, for the terminal: what says the same twice once, and what is only alike
    as no more than that."""
    shown = msgspec.structs.replace(comparison, points=folded(comparison.points, findings))
    width = shutil.get_terminal_size((120, 24)).columns
    alike = {point.id for point in shown.points if is_perhaps(point)}
    sure = [point for point in shown.points if is_shared(point) and point.id not in alike]
    within = {row.id for held in inside(sure, findings).values() for row in held}
    return comparison_text(findings, shown, width=width, singles=singles, alike=alike, inside=within)


def _analysed(read: Sequence[Document]) -> list[ArticleFindings]:
    from comparator.analysis.article import analyse  # loads the language models

    progress, findings = Progress(len(read)), list[ArticleFindings]()
    for document in read:
        progress.step(document.file)
        findings.append(analyse(document))
    progress.end()
    return findings
