"""Which organisation a row is about: by key, else by website and by name with State. What is not clear is left open."""

from collections.abc import Iterable

from palais.apps.office.imports import Match, Values, reason
from palais.apps.office.imports.cells import host_of
from palais.apps.office.imports.known import Known
from palais.apps.people.models import Organisation, OrganisationName
from palais.core.words import fold

SHARED = {
    *(
        "facebook.com",
        "m.facebook.com",
        "instagram.com",
        "linkedin.com",
        "x.com",
        "twitter.com",
        "youtube.com",
    ),
    *("sites.google.com", "medium.com", "linktr.ee", "t.me", "vk.com", "github.com"),
}
TOGETHER = 2_000


class Matches:
    """An index of all organisations by key, website, names and acronym, made once for a job."""

    def __init__(self) -> None:
        self.known = Known()
        rows = Organisation.objects.order_by("pk").values_list(
            "pk", "key", "name", "acronym", "state", "website"
        )
        for pk, key, name, acronym, state, website in rows.iterator(chunk_size=TOGETHER):
            self.known.put([f"key {key}", *website_words(website), *name_words(name, acronym)], pk)
            self.known.put(acronym_words(acronym), pk)
            self.known.note(pk, f"{state}\t{name} ({key})")
        others = OrganisationName.objects.order_by("pk").values_list("organisation_id", "name")
        for pk, name in others.iterator(chunk_size=TOGETHER):
            self.known.put(name_words(name), pk)

    def match(self, values: Values) -> Match:
        key, state = values.get("key", ""), values.get("state", "")
        if key and (found := self.known.find([f"key {key}"])):
            return Match(found[0], by_key=True)
        by_website = self.known.find(website_words(values.get("website", "")))
        named = self.known.find(name_words(values["name"]))
        by_name = [pk for pk in named if fits(self.state_of(pk), state)]
        if key:
            taken = [*by_website, *by_name]
            doubt = reason("unknown-key-known-name", key=key, names=self.names(taken[:3]))
            return Match(doubts=(doubt,)) if taken else Match()
        return self.judge(by_website, by_name, values)

    def judge(self, by_website: list[int], by_name: list[int], values: Values) -> Match:
        state = values.get("state", "")
        both = [pk for pk in by_website if pk in by_name]
        if len(both) == 1:
            return Match(both[0])
        if by_website and by_name:
            doubt = reason(
                "website-and-name", website=self.names(by_website[:3]), names=self.names(by_name[:3])
            )
            return Match(doubts=(doubt,))
        if len(by_website) == 1 and not fits(self.state_of(by_website[0]), state):
            return Match(doubts=(reason("other-state", names=self.names(by_website)),))
        found = by_website or by_name
        if len(found) > 1:
            return Match(doubts=(reason("two-records", names=self.names(found[:5])),))
        if found:
            return Match(found[0])
        return self.by_acronym(values.get("acronym", ""), state)

    def by_acronym(self, acronym: str, state: str) -> Match:
        """The acronym alone is no proof; in the same State it is a reason to ask."""
        found = self.known.find(acronym_words(acronym)) if state else []
        same = [pk for pk in found if self.state_of(pk) == state]
        return Match(doubts=(reason("same-acronym", names=self.names(same[:5])),)) if same else Match()

    def identities(self, values: Values) -> Iterable[str]:
        state = values.get("state", "")
        yield f"name {fold(values['name'])} {state}"
        if values.get("key"):
            yield f"key {values['key']}"
        yield from website_words(values.get("website", ""))

    def state_of(self, pk: int) -> str:
        return self.known.noted(pk).partition("\t")[0]

    def names(self, several: list[int]) -> list[str]:
        """Names with keys."""
        return [self.known.noted(pk).partition("\t")[2] for pk in several]

    def close(self) -> None:
        self.known.close()


def fits(one: str, other: str) -> bool:
    """Two States that do not contradict each other: equal, or one of them is not known."""
    return not one or not other or one == other


def folded(*texts: str) -> set[str]:
    return {fold(text) for text in texts if text}


def name_words(*names: str) -> list[str]:
    return [f"name {word}" for word in folded(*names)]


def acronym_words(acronym: str) -> list[str]:
    return [f"acronym {word}" for word in folded(acronym)]


def website_words(website: str) -> list[str]:
    """The host says which organisation it is, but for hosts that many share: there the path counts as well."""
    host, path = host_of(website) if website else ("", "")
    if not host:
        return []
    return [f"website {host}{path}"] if host in SHARED else [f"website {host}"]
