"""`manage.py read FILE…`: what is read of a page, and what is found in it. Needs no database."""

import json
import shutil
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from comparator.exports.json_export import read_json
from comparator.exports.terminal import article_text
from comparator.management.commands._files import IN_PART, KINDS, Progress, check_files, documents


class Command(BaseCommand):
    """Read pages without storing them."""

    help = "Reads the text of news pages: headline, date, outlet, paragraphs, quotes, figures and names."
    requires_system_checks = ()  # no database, no settings of the server

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and how to print."""
        parser.add_argument("files", nargs="+", metavar="FILE", help=KINDS)
        parser.add_argument("--json", action="store_true", help="print JSON as docs/output.md describes")
        parser.add_argument("--keep-going", action="store_true", help="leave out files that cannot be read")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, analyse, print; status 2 and no output on the first file that cannot be read."""
        from comparator.analysis.article import analyse  # loads the language models

        files, progress = options["files"], Progress(len(options["files"]))
        check_files(files)
        read = list(documents(files, keep_going=options["keep_going"], tell=self.stderr.write))
        findings = []
        for document in read:
            progress.step(document.file)
            findings.append(analyse(document))
        progress.end()
        if options["json"]:
            self.stdout.write(json.dumps(read_json(findings), ensure_ascii=False, indent=1))
        else:
            width = shutil.get_terminal_size((100, 24)).columns
            self.stdout.write("\n".join(article_text(f, width=width) for f in findings), ending="")
        if len(read) < len(files):
            raise SystemExit(IN_PART)
