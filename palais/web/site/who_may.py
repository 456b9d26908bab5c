"""Who may do what: one table for every address there is. The page, the guide and the tests read it.

A row names the addresses it is about by how their routes begin; the longest beginning that fits decides, and one
that ends in `$` fits that route alone. Tests visit every address as each of these people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.people.choices import Duty, Role


class Who(Enum):
    """Kinds of people, from the stranger to the administrator."""

    VISITOR = "visitor"
    PERSON = "person"
    FOCAL_POINT = "focal-point"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    MODERATOR = "moderator"
    COUNTRY_DESK = "country-desk"
    PLANNER = "planner"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> Any:
        own = {
            Who.VISITOR: _("Visitor"),
            Who.PERSON: _("With an account"),
            Who.FOCAL_POINT: Duty(Duty.FOCAL_POINT).label,
        }
        return own[self] if self in own else Role(self.value).label


EVERYBODY = frozenset(Who)
SIGNED_IN = EVERYBODY - {Who.VISITOR}
STAFF = SIGNED_IN - {Who.PERSON, Who.FOCAL_POINT}
ADMINISTRATOR = frozenset({Who.ADMINISTRATOR})
TRANSLATORS = ADMINISTRATOR | {Who.TRANSLATOR, Who.EDITOR, Who.MODERATOR}
WRITERS = ADMINISTRATOR | {Who.EDITOR, Who.MODERATOR}
CORRECTORS = ADMINISTRATOR | {Who.EDITOR}
MODERATORS = ADMINISTRATOR | {Who.MODERATOR}
DESKS = ADMINISTRATOR | {Who.COUNTRY_DESK}
LEADERS = ADMINISTRATOR | {Who.FOCAL_POINT}


@dataclass(frozen=True, slots=True)
class Row:
    """What may be done, by whom, and at which addresses, parted by blanks; `in_part`: there something else decides as
    well, such as the rights to one page, or how far a sign-in has come."""

    what: Any
    who: frozenset[Who]
    routes: str
    in_part: bool = False


PUBLIC = (
    Row(
        _("Read facts, documents, news, the network, the glossary; take them along"),
        EVERYBODY,
        "$ states bodies entry-points events/ treaties members network become-a-member/$ statements symbols/ "
        "documents/ recommendations search facts/ sources/ news hubs resources publications follow-up privacy/$ "
        "imprint/$ accessibility/$ glossary/$ style/$ who-may-do-what/$",
    ),
    Row(
        _("Read what editors have published"),
        EVERYBODY,
        r"pages/ ((?:[\w\-]+/)*) files/ media/images/ _util/",
    ),
    Row(_("Make a plan backwards from a review"), EVERYBODY, "plan/$ plan.ics$ plan.docx$"),
    Row(_("Ask the API"), EVERYBODY, "api/"),
    Row(
        _("Look at what is there for machines"),
        EVERYBODY,
        "oai$ robots.txt$ .well-known/security.txt$ sitemap favicon.ico$ health admin/jsi18n/$ admin/sprite/$",
    ),
    Row(
        _("Send a follow-up story, look at it, take it back"),
        EVERYBODY,
        "follow-up/<slug:key>/share/$ follow-up/stories/",
    ),
    Row(_("Report an error in a figure"), EVERYBODY, "report/"),
    Row(_("Get news by e-mail, change it, end it"), EVERYBODY, "subscribe/ subscriptions/"),
)
ACCOUNT = (
    Row(
        _("Sign in and out, ask for a new password, accept an invitation"),
        EVERYBODY,
        "invitation/ account/login/ account/logout/ account/inactive/ account/signup/ account/password/reset/ "
        "account/confirm-email/ account/second-factor/authenticate/$ account/second-factor/webauthn/login/$ "
        "account/reauthenticate/$ account/second-factor/reauthenticate/$ "
        "account/second-factor/webauthn/reauthenticate/$ "
        "admin/login/ admin/logout/$ admin/password_reset/ admin/users/ _util/login/$",
        in_part=True,
    ),
    Row(
        _("See and change one's own account, take its data along, erase it; set up a second factor"),
        SIGNED_IN,
        "account/",
    ),
    Row(_("Keep plans, delete them"), SIGNED_IN, "plan/keep/$ plan/kept/"),
    Row(
        _("See the meetings that are for the network alone"),
        SIGNED_IN - {Who.PERSON},
        "account/meetings/$ account/meetings.ics$",
    ),
    Row(_("Propose resources for one’s own organisation"), SIGNED_IN, "account/resources/", in_part=True),
    Row(_("Invite colleagues to one's own organisation, end their seats"), LEADERS, "account/organisations/"),
    Row(
        _("Correct what is public of one’s own organisation"),
        frozenset({Who.FOCAL_POINT}),
        "account/organisations/<slug:key>/public/$",
    ),
)
DESK = (
    Row(
        _("Enter the desk"),
        STAFF,
        "admin/$ admin/account/ admin/dismissibles/$ admin/.*/ admin/api/main/ admin/choose- admin/tag-autocomplete/ "
        "admin/block-preview/ admin/editing-sessions/ admin/embeds/",
    ),
    Row(
        _("See and edit pages, as far as the rights to each page go"),
        STAFF,
        "admin/pages/ admin/bulk/ admin/forms/ admin/reports/ admin/snippets/ admin/workflows/ "
        "admin/images/chooser/ admin/documents/chooser/ admin/news/ admin/failwhale/$ admin/test404/$",
        in_part=True,
    ),
    Row(
        _("Translate pages: see what lags, begin a translation, change its draft, take and bring files"),
        TRANSLATORS,
        "admin/languages/",
    ),
    Row(
        _("Choose live figures into texts"),
        STAFF,
        "admin/live-figures/$",
    ),
    Row(
        _("Write newsletters, see what waits of pages; send, as far as the rights to each page go"),
        WRITERS | {Who.TRANSLATOR},
        "admin/newsletters/ admin/pages-that-wait/",
        in_part=True,
    ),
    Row(_("Follow States"), STAFF, "admin/my-states/$"),
    Row(_("Have a text measured: how hard it is to read"), STAFF, "admin/reading-level/$"),
    Row(_("See all organisations, also those that are not listed"), STAFF, "admin/organisations/"),
    Row(
        _("Add and edit organisations, take them out of the public list"),
        DESKS,
        "admin/organisations/add/$",
    ),
    Row(
        _("Add and edit working groups, their texts and members"),
        DESKS | {Who.EDITOR},
        "admin/working-groups/",
    ),
    Row(_("Write, publish and withdraw statements, keep their signatories"), CORRECTORS, "admin/statements/"),
    Row(
        _("Add and edit images and documents"),
        WRITERS,
        "admin/images/ admin/documents/ admin/images-to-see-to/",
    ),
    Row(_("Correct facts, settle conflicts"), CORRECTORS, "admin/facts/"),
    Row(
        _("Change the follow-up monitor: sources, commitments, activities, evidence, assessments"),
        CORRECTORS,
        "admin/follow-up/",
    ),
    Row(
        _("Read the stories that were sent; ask, publish, decline"),
        MODERATORS,
        "admin/follow-up/stories/",
    ),
    Row(_("Record consents, withdraw them"), WRITERS, "admin/consents/"),
    Row(
        _("Change the calendar: sessions, deadlines, events, with a reason"),
        CORRECTORS,
        "admin/calendar/",
    ),
    Row(
        _("Add and change resources and hubs, see to their links"),
        CORRECTORS,
        "admin/resources/",
    ),
    Row(
        _("Bring UN documents in, settle what the reader doubts, publish them"),
        CORRECTORS,
        "admin/un-documents/",
    ),
    Row(
        _("Judge tags of recommendations, have the model of tags trained"),
        CORRECTORS,
        "admin/tags-of-recommendations/",
    ),
    Row(_("Settle what members propose"), WRITERS, "admin/proposals/"),
    Row(_("Settle the errors that readers report"), CORRECTORS, "admin/reported-errors/"),
)
HOUSE = (
    Row(
        _("Invite people; give and take roles and seats; end, open and erase accounts"),
        ADMINISTRATOR,
        "admin/people/",
    ),
    Row(_("Import files with many rows, apply and undo them"), ADMINISTRATOR, "admin/imports/ admin/files/"),
    Row(_("See jobs and start them again"), ADMINISTRATOR, "admin/jobs/"),
    Row(_("See what waits in the post, send it again, close it"), ADMINISTRATOR, "admin/post/"),
    Row(_("See whether all is well with the installation"), ADMINISTRATOR, "admin/health/"),
    Row(_("Read the change log"), ADMINISTRATOR, "admin/changes/"),
    Row(
        _("Change settings, groups, sites, redirects, collections"),
        ADMINISTRATOR,
        "admin/settings/ admin/groups/ admin/sites/ admin/redirects/ admin/collections/",
    ),
)
GROUPS: tuple[tuple[Any, tuple[Row, ...]], ...] = (
    (_("In public"), PUBLIC),
    (_("With an account"), ACCOUNT),
    (_("At the desk"), DESK),
    (_("For the house"), HOUSE),
)
ROWS = tuple(row for _title, rows in GROUPS for row in rows)


def row_of(route: str) -> Row | None:
    """The row that decides about a route; None where no row names it."""
    fitting = [(len(start), row) for row in ROWS for start in row.routes.split() if fits(route, start)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def fits(route: str, start: str) -> bool:
    return route == start[:-1] if start.endswith("$") else route.startswith(start)


def routes(patterns: Iterable[Any], before: str = "") -> list[str]:
    """Every route below these patterns, without its language and the signs that only close a regular expression."""
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        found += routes(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else [route]
    return found


def as_markdown() -> str:
    """The table as it stands in the guide."""
    lines = []
    for title, rows in GROUPS:
        lines += [f"## {title}", "", f"| | {' | '.join(str(who.label) for who in Who)} |"]
        lines.append("|---|" + ":-:|" * len(Who))
        lines += [
            f"| {row.what} | {' | '.join('●' if who in row.who else '' for who in Who)} |" for row in rows
        ]
        lines.append("")
    return "\n".join(lines)
