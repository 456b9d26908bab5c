"""Signatories from a spreadsheet: one row for each signature under a statement that is there already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from palais.apps.office import search
from palais.apps.office.imports import (
    Field,
    ImportKind,
    Match,
    Present,
    Reading,
    Reason,
    Values,
    Work,
    cells,
    reason,
)
from palais.apps.office.imports.cells import CellNotUnderstood
from palais.apps.office.services import stamps
from palais.apps.office.services.imports.organisation_cells import Cells
from palais.apps.office.services.imports.organisation_matches import Matches
from palais.apps.people.models import Organisation
from palais.apps.signons.models import Signatory, Statement
from palais.apps.signons.permissions import may_edit_statements
from palais.core.words import fold

SENTENCES: dict[str, Any] = {
    "no-statement": _("%(field)s: there is no statement with the key “%(text)s”."),
    "no-organisation": _("%(field)s: there is no organisation with the key “%(text)s”."),
    "signed-already": _("%(names)s has signed this statement already."),
}
PLAIN = ("statement", "name", "organisation", "state", "signed_on")


class ImportedSignatories(Work):
    """Rows about signatures. An organisation is matched by its key, else by name and State; where that cannot be
    told, the name is kept as it is written."""

    about = "signatory"

    def __init__(self) -> None:
        self.cells, self.matches = Cells(), Matches()
        self.statements = {key: pk for pk, key in Statement.objects.values_list("pk", "key")}
        self.organisations = {key: pk for pk, key in Organisation.objects.values_list("pk", "key")}

    def read(self, texts: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        values: Values = dict.fromkeys(PLAIN, "")
        faults: list[Reason] = []
        for field in PLAIN:
            text = next((one for one in texts.get(field, ()) if one.strip()), "")
            try:
                if text:
                    values[field] = self.value(field, text, date_order)
                elif field in ("statement", "name"):
                    faults.append(reason("empty", field=field))
            except CellNotUnderstood as error:
                faults.append(error.reason)
        if not faults:
            self.find_organisation(values)
        return Reading(values, values["name"], tuple(faults))

    def value(self, field: str, text: str, date_order: str) -> str:
        if field == "state":
            return self.cells.state(text, field)
        if field == "signed_on":
            return cells.day(text, field=field, order=date_order)
        said = cells.plain(text, field=field, most=250)
        if field == "statement" and said not in self.statements:
            raise CellNotUnderstood(reason("no-statement", field=field, text=said[:80]))
        if field == "organisation" and said not in self.organisations:
            raise CellNotUnderstood(reason("no-organisation", field=field, text=said[:80]))
        return said

    def find_organisation(self, values: Values) -> None:
        """Fill in the organisation of the row and its State, where they can be told."""
        if not values["organisation"]:
            found = self.matches.match({"name": values["name"], "state": values["state"]})
            keys = {pk: key for key, pk in self.organisations.items()}
            values["organisation"] = keys.get(found.record, "") if found.record else ""
        if values["organisation"] and not values["state"]:
            values["state"] = self.matches.state_of(self.organisations[values["organisation"]])

    def match(self, values: Values) -> Match:
        rows = Signatory.objects.filter(statement__key=values["statement"])
        if values["organisation"] and (
            found := rows.filter(organisation__key=values["organisation"]).first()
        ):
            return Match(found.pk, by_key=True)
        named = [one for one in rows if fold(one.name) == fold(values["name"])]
        same = [one for one in named if not (one.state and values["state"]) or one.state == values["state"]]
        return Match(same[0].pk) if same else Match()

    def identities(self, values: Values) -> Iterable[str]:
        yield f"{values['statement']} {fold(values['name'])} {values['state']}"
        if values["organisation"]:
            yield f"{values['statement']} #{values['organisation']}"

    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        found = Signatory.objects.filter(pk__in=list(records)).order_by("pk")
        if lock:
            found = found.select_for_update(of=("self",))
        return {one.pk: present(one) for one in found.select_related("statement", "organisation")}

    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        """The name under a text stays as it was written, unless the row named the organisation."""
        asked = {name: value for name, value in values.items() if value and name != "statement"}
        if not match.by_key:
            asked.pop("name", None)
        return {name: value for name, value in asked.items() if value != now.values[name]}

    def insert(self, several: Sequence[Values]) -> list[Present]:
        made = []
        for values in several:
            statement = self.statements[values["statement"]]
            last = Signatory.objects.filter(statement=statement).aggregate(last=Max("position"))["last"]
            one = Signatory(statement_id=statement, position=(last or 0) + 1)
            self.put(one, values)
            made.append(one.pk)
        self.tell(values["statement"] for values in several)
        written = self.present(made)
        return [written[pk] for pk in made]

    def change(self, several: Sequence[tuple[Present, Values]]) -> list[Present]:
        for now, values in several:
            one = Signatory.objects.get(pk=now.record)
            one.version += 1
            self.put(one, {**now.values, **values})
        self.tell(now.values["statement"] for now, _values in several)
        written = self.present(now.record for now, _values in several)
        return [written[now.record] for now, _values in several]

    def put(self, one: Signatory, values: Values) -> None:
        one.name, one.state = values["name"], values["state"]
        one.organisation_id = self.organisations.get(values["organisation"])
        one.signed_on = values["signed_on"] or None
        one.save()

    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        Signatory.objects.filter(pk__in=[one.record for one in several]).delete()
        self.tell(one.values["statement"] for one in several)
        return {}

    def tell(self, keys: Iterable[str]) -> None:
        search.note(kind="statement", keys=sorted(set(keys)))
        stamps.stamp("statements")

    def everything(self) -> Iterator[tuple[int, str]]:
        yield from Signatory.objects.order_by("pk").values_list("pk", "name").iterator(chunk_size=500)

    def close(self) -> None:
        self.matches.close()


def present(one: Signatory) -> Present:
    values = {
        "statement": one.statement.key,
        "name": one.name,
        "organisation": one.organisation.key if one.organisation else "",
        "state": one.state,
        "signed_on": str(one.signed_on or ""),
    }
    return Present(one.pk, one.version, one.name, f"{one.statement.key}#{one.pk}", values)


def fields() -> tuple[Field, ...]:
    return (
        Field(
            "statement", _("Statement"), _("Its key, as in its address."), required=True, guesses=("letter",)
        ),
        Field(
            "name",
            _("Name"),
            _("As it stands under the text."),
            required=True,
            guesses=("organisation", "organization", "signatory", "nom", "nombre", "signataire", "firmante"),
        ),
        Field("organisation", _("Key of the organisation"), _("Empty: found by name."), guesses=("key",)),
        Field("state", _("State"), guesses=("country", "pays", "país", "страна", "国家", "الدولة")),
        Field("signed_on", _("Signed on"), guesses=("date", "signed")),
    )


def kind() -> ImportKind:
    help_: Any = _("Who signed a statement: one row for each signature. The statement must be there already.")
    return ImportKind(
        "signatories", _("Signatories"), help_, fields(), ImportedSignatories, may=may_edit_statements
    )
