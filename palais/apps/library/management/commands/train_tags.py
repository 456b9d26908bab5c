"""Train the model of tags on recommendations with tags of their source or of a person, and print how good it is."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from palais.apps.library.models import Recommendation
from palais.apps.library.services import tagging, training
from palais.core.themes.training import NothingToLearn

SHOWN, ENOUGH = 5, 5
"""Tags that are said to be weak, and how many texts held out make that more than chance."""


def weakest(labels: Any) -> str:
    """The tags with the lowest F1."""
    found = []
    for scheme, key, held_out, precision, recall in labels:
        if held_out >= ENOUGH:
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            found.append((f1, f"{scheme} {key} {f1:.2f}"))
    return ", ".join(said for _, said in sorted(found)[:SHOWN])


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--suggest", action="store_true", help="then suggest tags for all recommendations"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            model = training.train_and_keep()
        except NothingToLearn as error:
            raise CommandError(
                f"No model was trained: {error}. Import recommendations that carry tags, or accept suggestions, "
                "then try again. The model that was there serves on."
            ) from error
        figures = model.figures
        self.stdout.write(
            f"A model of {len(model.labels)} tags was trained in {time.monotonic() - began:.0f} s."
        )
        self.stdout.write(
            f"Learnt from {figures['learnt']} texts, held out {figures['held_out']}. "
            f"Precision {figures['precision']}, recall {figures['recall']}, F1 {figures['f1']}, "
            f"mean F1 of tags {figures['macro_f1']}."
        )
        self.stdout.write(f"Weakest: {weakest(figures['labels']) or 'none'}.")
        if options["suggest"]:
            pks = Recommendation.objects.shown().order_by("pk").values_list("pk", flat=True)
            count = tagging.suggest(pks.iterator(chunk_size=10_000))
            self.stdout.write(f"{count} tags are suggested.")
