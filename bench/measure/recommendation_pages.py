"""The search of recommendations as readers have it: whole pages of HTML, and files of everything it finds.

Pages are asked for in this process, without the page cache and without a socket: what is measured is Palais alone.
"""

import time
from collections.abc import Sequence

from bench.measure import recommendations as made
from bench.measure import report, site
from tools.steps import CannotGoOn, step


def pages(asked: Sequence[made.Question], *, rounds: int) -> dict[str, float]:
    """The whole page for each question, without the page cache: from its permanent address to the last byte."""
    from django.test import Client

    from palais.web.answers.recommendation_search import read

    paths = []
    for question in asked:
        pairs = [
            ("q", question.text),
            *((name, one) for name, several in question.filters.items() for one in several),
        ]
        prefix = "" if question.language == "en" else f"/{question.language}"
        paths.append(f"{prefix}/recommendations/?{read(pairs).query()}")
    client, taken, largest = Client(HTTP_HOST=site.HOST), [], 0
    with step("Asking for whole pages"):
        for path in paths:
            client.get(path)
        for _ in range(rounds):
            for path in paths:
                began = time.perf_counter()
                answer = client.get(path)
                taken.append(time.perf_counter() - began)
                if answer.status_code != 200:
                    raise CannotGoOn(f"{path} answered {answer.status_code}.")
                largest = max(largest, len(answer.content))
    p99 = round(report.percentile(taken, 0.99) * 1000, 2)
    return {**report.milliseconds(taken), "p99": p99, "kilobytes": round(largest / 1000, 1)}


def files(rows: int) -> dict[str, dict[str, float]]:
    """Every row as a file of each form that has no bound, as it is sent: never whole in memory."""
    from django.test import Client

    client, found = Client(HTTP_HOST=site.HOST), {}
    for form in ("csv", "xlsx", "json"):
        with step(f"All rows as {form.upper()}"):
            began = time.monotonic()
            answer = client.get(f"/recommendations.{form}")
            size = sum(len(part) for part in answer.streaming_content)
            seconds = time.monotonic() - began
        found[form] = {
            "seconds": round(seconds, 1),
            "megabytes": round(size / 1e6, 1),
            "rows_per_second": round(rows / seconds),
        }
    return found
