"""What the desk says about hints."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.followup.queries import Hint

HINTS: dict[str, Any] = {
    "together": _("A name, a place and a picture come together: leave at least one of them out."),
    "called": _("The name to be shown has several parts: it may be a full name."),
    "full-name": _("This may be a full name"),
    "my-name": _("Somebody may be named"),
    "script": _("Names are not looked for in this script: read it with care."),
    "e-mail": _("This may be an e-mail address"),
    "link": _("This is a link or a name on social media"),
    "phone": _("This may be a telephone number"),
    "birth": _("A day of birth may be told"),
    "age": _("An exact age may be told"),
    "school": _("A school may be named"),
    "street": _("An address may be named"),
    "danger": _("Violence, threats or the police come up: think of reprisals, and of help for the teller"),
    "picture": _(
        "There is a picture: look whether children can be recognised, or a school, a street, a number plate."
    ),
}


def hint(one: Hint) -> tuple[str, str]:
    """The sentence, and the words it is about."""
    return str(HINTS[one.code]), one.found
