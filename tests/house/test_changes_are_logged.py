"""Whoever writes in a service writes it down in the change log, or stands here with a reason."""

import ast

from tests.house import tree

NO_DEED = {
    "demonstration.show": "examples of a demonstration, marked as such",
    "demonstration_network.reach": "examples of a demonstration, marked as such",
    "demonstration_network.put": "examples of a demonstration, marked as such",
    "organisation_reach.put": "called by the steps of an import, which log each record",
    "imported_signatories.put": "called by the steps of an import, which log each record",
    "imported_signatories.remove": "called by the steps of an import, which log each record",
    "statements.touch": "a version of the statement; who calls it logs what was done",
    "limits.allow": "counts tries; the count is the record and is gone after two days",
    "limits.forget_old": "tidying by the machine",
    "reports.report_error": "the report itself is the record: what, when, and no name",
    "apply.take_latch": "a lock, released with its transaction",
    "jobs.beat": "a worker says that it is alive",
    "jobs.leave": "a worker says that it ends",
    "jobs.sweep": "the machine looks after itself; each job keeps its attempts",
    "jobs.take_back": "the machine looks after itself; each job keeps its attempts",
    "jobs.give_back": "the machine looks after itself; each job keeps its attempts",
    "jobs.back_to_the_queue": "the machine looks after itself; each job keeps its attempts",
    "jobs.delete_finished": "tidying by the machine",
    "runs.delete_rows": "rows of a preview, no record; who drops or reads the run is logged",
    "previewing.preview": "a preview is a proposal: it changes no record, and the run says how it stands",
    "previewing.end": "a preview is a proposal: it changes no record, and the run says how it stands",
    "previewing.keep": "a preview is a proposal: it changes no record, and the run says how it stands",
    "organisations.insert": "called by the steps of an import, which log each record",
    "organisations.change": "called by the steps of an import, which log each record",
    "organisations.set_names": "called by the steps of an import, which log each record",
    "organisations.remove": "called by the steps of an import, which log each record",
    "imported_events.added": "called by the steps of an import, which log each record",
    "imported_events.remove": "called by the steps of an import, which log each record",
    "imported_works.put": "called by the steps of an import, which log each record",
    "imported_works.put_links": "called by the steps of an import, which log each record",
    "imported_works.put_places": "called by the steps of an import, which log each record",
    "imported_works.remove": "called by the steps of an import, which log each record",
    "demonstration.stand": "examples of a demonstration, marked as such",
    "judging.record": "the machine's own finding; the link keeps it, with its day",
    "translated._after": "follows what a person wrote, which is logged by who wrote it",
    "translated._gone": "follows what a person wrote, which is logged by who wrote it",
    "translated._follow": "follows what a person wrote, which is logged by who wrote it",
    "stamps.stamp": "a version of what readers are shown; the deed itself is logged by who did it",
    "writing.save_once": "the message itself is the record",
    "delivering.claim": "the message keeps who has it and since when",
    "settling.settle": "the message keeps what came of it",
    "settling.doubt": "the message keeps that it is uncertain, and why",
    "settling.doubt_restored": "the message keeps that it is uncertain, and why",
    "tidying.tidy": "tidying by the machine",
    "tidying.forget_address": "part of erasing a person, which is logged by who asks for it",
    "writing.put_all": "the message itself is the record",
    "preparing.daily_step": "the outbox keeps the messages, each reader the day",
    "preparing.urgent_step": "the outbox keeps the messages, each subscription how far it was told",
    "preparing.write": "the outbox keeps the messages, each subscription how far it was told",
    "asking.ask": "the subscription is the record; a stranger's address belongs into no log",
    "asking.send_link": "the message itself is the record",
    "confirming.confirm": "the subscription keeps when it was confirmed",
    "ending.end": "who leaves leaves nothing behind, also not in the log",
    "ending.drop": "who leaves leaves nothing behind, also not in the log",
    "ending.delete_unconfirmed": "tidying by the machine",
    "managing.choose": "a reader's own choice about their own mail",
    "progress.write": "a number on a page that is gone with its job",
    "schedule.keep_rows": "follows the code that is installed",
    "schedule.run_once": "the row itself says when it last ran",
    "following.note": "a mark of what is still to be done; who changed the recommendations logs it",
    "following._tags": "marks of what is still to be done",
    "following._lineage": "marks of what is still to be done",
    "following._mark": "marks of what is still to be done",
    "retraining.train_and_suggest": "asked for by a person, which ask logs; the marks say what is still to be done",
    "tagging._suggest_batch": "suggestions of the machine; each says who made it and how sure",
    "tagging._write_lists": "follows from tags, and what a person does with those is logged",
    "tracing.trace_state": "links found by the machine; what a person says to them is logged",
    "recompute.recompute_deadlines": "follows from facts, whose change is logged; each value is a CalendarChange",
    "recompute.write": "follows from facts, whose change is logged; each value is a CalendarChange",
    "recompute.write_problems": "a list of what cannot be computed just now, made anew each time",
}
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "delete",
    "atomic",
}
RECORDS = {"changelog.record", "changelog.record_all"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def services() -> dict[str, str]:
    """The modules of every app's services, by their place."""
    files = [
        file
        for file in tree.files(".py", under=tree.PALAIS / "apps")
        if "services" in (*file.parts, file.stem)
    ]
    return {f"{file.relative_to(tree.PALAIS / 'apps').with_suffix('')}": tree.text(file) for file in files}


def functions(modules: dict[str, str]) -> dict[str, Function]:
    """Every function and method as `module.name`."""
    return {
        f"{name.rpartition('/')[2]}.{node.name}": node
        for name, source in modules.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, Function)
    }


def calls(node: Function, module: str) -> set[str]:
    """What a function calls, as `module.name`; a bare name is taken for one of its own module."""
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name):
            found.add(f"{module}.{part.func.id}")
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            of = part.func.value
            found.add(f"{of.id if isinstance(of, ast.Name) else ''}.{part.func.attr}")
    return found


def writes(node: Function) -> bool:
    attributes = {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
    return bool(attributes & WRITES) or any(
        isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == "update"
        and "objects" in ast.unparse(part.func.value)
        for part in ast.walk(node)
    )


def unlogged(modules: dict[str, str], excused: set[str]) -> list[str]:
    """Functions that write and neither log it themselves, nor through what they call, nor in all their callers."""
    known = functions(modules)
    called = {name: calls(node, name.partition(".")[0]) for name, node in known.items()}

    def logs(name: str, seen: frozenset[str] = frozenset()) -> bool:
        below = called.get(name, set()) - seen
        return bool(below & RECORDS) or any(logs(one, seen | {name}) for one in below if one in known)

    def settled(name: str, seen: frozenset[str] = frozenset()) -> bool:
        if name in excused or logs(name):
            return True
        callers = [one for one, below in called.items() if name in below and one not in {name, *seen}]
        return bool(callers) and all(settled(one, seen | {name}) for one in callers)

    own = [name for name, node in known.items() if writes(node) and not name.startswith("changelog.")]
    return [name for name in own if not settled(name)]


def test_every_deed_of_a_service_is_in_the_change_log():
    assert unlogged(services(), set(NO_DEED)) == []


def test_every_excuse_is_needed_and_has_a_reason():
    known = {name for name, node in functions(services()).items() if writes(node)}
    assert sorted(NO_DEED.keys() - known) == []
    assert [name for name, reason in NO_DEED.items() if len(reason) < 15] == []


def test_the_check_sees_a_deed_that_is_not_logged():
    sources = {
        "a/letters": (
            "def send(): Letter.objects.create()\n"
            "def burn():\n    put()\n    changelog.record()\n"
            "def put(): Letter.objects.filter().update(x=1)\n"
            "def read(): return Letter.objects.first()\n"
        )
    }
    assert unlogged(sources, set()) == ["letters.send"]
    assert unlogged(sources, {"letters.send"}) == []
