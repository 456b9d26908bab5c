"""What is sent as a file to the follow-up monitor: pictures of stories, and evidence of editors."""

from palais.apps.followup import permissions
from palais.apps.office.intake import kinds, purposes

STORY, EVIDENCE = "followup-story", "followup-evidence"


def register() -> None:
    purposes.register(
        purposes.Purpose(
            STORY,
            kinds.IMAGES,
            10 * purposes.MIB,
            by_name=True,
            may=permissions.may_moderate_stories,
            is_confidential=True,
        ),
        purposes.Purpose(
            EVIDENCE, kinds.DOCUMENTS, 50 * purposes.MIB, by_name=True, may=permissions.may_change_monitor
        ),
    )
