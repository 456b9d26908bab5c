"""Claims every due run of periodic work on a word; prints how many: `python -m tests.makers.claim_runs`."""

import os
import sys

import django


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "palais.config.settings"
    django.setup()
    from palais.apps.office.models import Schedule
    from palais.apps.office.services import schedule

    Schedule.objects.count()  # connected before the word comes
    print("ready", flush=True)
    sys.stdin.readline()
    print(schedule.enqueue_due())


if __name__ == "__main__":
    main()
