"""The benchmarks run, and what they reckon with is right. No time is asserted: that is what they are for."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import backup, digests, documents, first_answer, lineage, newsroom, page_cache, pages, weights
from bench.measure import addresses, fonts, load, memory, report, site
from tools import places
from tools.machine import Missing
from tools.steps import CannotGoOn


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A local folder with the facts in its database."""
    var = tmp_path_factory.mktemp("prepared")
    site.prepare(site.switches(var, static_from_source=True), title="a Palais")
    return var


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the figures of a run are kept."""
    monkeypatch.setenv("PALAIS_VAR_DIR", str(tmp_path))
    yield tmp_path / "bench"


def figures(file: Path) -> dict:
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found["quick"] is True
    assert found["machine"]["cores"] >= 1 and found["machine"]["python"].startswith(("CPython 3", "PyPy 3"))
    return found


def test_pages(prepared: Path, kept: Path, capsys: pytest.CaptureFixture[str]):
    assert pages.main(["--quick", "--var", str(prepared)]) == 0
    measured = figures(kept / "pages.json")["databases"]["SQLite"]
    assert set(measured["pages"]) == {"State", "treaty", "home"}
    for one in measured["pages"].values():
        assert one["cold"]["median"] > 0 and one["page"]["per_second"] > 0 and one["file"]["median"] > 0
    assert measured["memory"]["after_load"]["first"] > 0
    assert len(measured["memory"]["after_load"]["workers"]) == 4  # two of them answer
    said = capsys.readouterr().out
    assert "page÷file time" in said and "Quick run" in said and "PostgreSQL is left out" in said
    assert not (prepared / "static" / pages.COPIES).exists()


def test_weights(prepared: Path, kept: Path, capsys: pytest.CaptureFixture[str]):
    assert weights.main(["--quick", "--var", str(prepared)]) in (0, 1)
    weighed = figures(kept / "weights.json")["pages"]
    assert len(weighed) == 3 * len(addresses.PREFIXES)
    for one in weighed.values():
        heaviest = one["heaviest"]
        assert heaviest["raw"] > heaviest["html"] > 0
        assert heaviest["styles"] > 0 and heaviest["fonts"] > 0
    assert "zh-Hans÷en" in capsys.readouterr().out


def test_first_answer(prepared: Path, kept: Path, capsys: pytest.CaptureFixture[str]):
    assert first_answer.main(["--quick", "--var", str(prepared)]) == 0
    fresh, second = figures(kept / "first_answer.json")["starts"]
    assert {"Preparing the database: sqlite"} <= {title for title, _seconds in fresh["steps"]}
    assert fresh["seconds"] > 0 and second["seconds"] > 0
    assert second["steps"] == []
    assert "second start" in capsys.readouterr().out


def said_by(name: str, folder: Path) -> str:
    """What a benchmark prints, run in a process of its own because it starts a Palais inside itself."""
    ran = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", "--quick"],
        env={**os.environ, "PALAIS_VAR_DIR": str(folder)},
        cwd=places.PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_search(tmp_path: Path):
    said_by("search", tmp_path)
    measured = figures(tmp_path / "bench" / "search.json")
    assert measured["index"]["rows"] == 400
    assert set(measured["questions"]) >= {"a common word", "Chinese", "a phrase of three"}
    asked = measured["questions"].values()
    assert all(one["index"]["median"] > 0 and one["like"]["median"] > 0 for one in asked)


def test_digests(kept: Path, capsys: pytest.CaptureFixture[str]):
    assert digests.main(["--quick"]) == 0
    measured = figures(kept / "digests.json")["databases"]["SQLite"]
    assert (measured["delivered"]["sent"], measured["delivered"]["uncertain"]) == (24, 0)
    killed = measured["killed"]
    assert (killed["doubled"], killed["lost"], killed["left"]) == (0, 0, 0)
    assert killed["sent"] + killed["uncertain"] == killed["messages"] == 24
    said = capsys.readouterr().out
    assert "÷ bare mail" in said and "Workers killed with kill -9" in said


def test_imports(tmp_path: Path):
    said = said_by("imports", tmp_path)
    stages = figures(tmp_path / "bench" / "imports.json")["stages"]
    assert set(stages) == {"plain insert", "preview", "apply", "preview again", "undo"}
    assert all(one["seconds"] > 0 and one["peak_mib"] > 0 for one in stages.values())
    assert "÷ plain" in said


def test_recommendations(tmp_path: Path):
    said = said_by("recommendations", tmp_path)
    measured = figures(tmp_path / "bench" / "recommendations.json")
    assert measured["index"]["rows"] == 600
    ours, fts = measured["engines"]["Palais"], measured["engines"]["SQLite FTS5"]
    assert ours.keys() == fts.keys() and ours["all"]["count"] == 45
    assert ours["common"]["found"] > 0 and ours["browse"]["found"] == fts["browse"]["found"] > 0
    assert measured["busy"]["answers"] > 0 and measured["busy"]["written"] == 299
    assert "Goal: p95 under 10.0 ms" in said


def test_uhri_import(tmp_path: Path):
    said = said_by("uhri_import", tmp_path)
    kept = figures(tmp_path / "bench" / "uhri-import.json")
    preview, again = kept["counts"]["preview"], kept["counts"]["the same file again"]
    assert (preview["insert"], again["same"], again.get("change", 0)) == (299, 299, 0)
    assert preview["repairs"]["excel-date"] == 300
    assert "goal for 270,000 rows" in said


def test_documents(kept: Path, capsys: pytest.CaptureFixture[str]):
    assert documents.main(["--quick"]) == 0
    measured = figures(kept / "documents.json")["formats"]
    assert set(measured) == {"docx", "pdf", "html", "text"}
    assert {(one["files"], one["refused"], one["findings"]) for one in measured.values()} == {(2, 0, 300)}
    assert measured["pdf"]["pages"] > 10 and "bare÷read" in capsys.readouterr().out


def test_wordpress_import(tmp_path: Path):
    said = said_by("wordpress_import", tmp_path)
    kept = figures(tmp_path / "bench" / "wordpress_import.json")
    stages = {"bare parse", "preview", "apply", "preview again", "apply again (nothing)", "undo"}
    assert (kept["posts"], set(kept["stages"])) == (12, stages)
    assert "÷ bare parse" in said


def test_a_page_that_is_not_there_ends_the_load_with_a_sentence(prepared: Path):
    with site.serving(site.switches(prepared, static_from_source=True)) as running:
        with pytest.raises(CannotGoOn, match="/states/XYZ/ answered 404; expected 200"):
            load.ask(running.port, ["/states/XYZ/"])
        answers = load.ask(running.port, ["/states/SWE/", "/states/MAR/"], connections=3).answers
        assert {answer.path for answer in answers} == {"/states/SWE/", "/states/MAR/"}
        assert all(answer.compressed and b"</html>" in answer.plain for answer in answers)
        assert memory.held_by(running.process).whole > 0
        assert memory.processor_seconds(running.process) != 0
    assert site.status_of(running.port, "/states/SWE/") == 0


def test_a_server_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch):
    missing = Missing("There is none.", "Get one.", could_be_had=False)
    monkeypatch.setattr(site.postgres, "server", lambda: site.nullcontext(missing))
    monkeypatch.delenv("PALAIS_BENCH_DATABASE_URL", raising=False)
    with site.postgresql() as address:
        assert address is missing


def test_no_switch_of_this_installation_reaches_a_measured_palais(tmp_path, monkeypatch):
    env = tmp_path / ".env"
    env.write_text("PALAIS_DEBUG=1\n# a comment\nPALAIS_DATABASE_URL=postgresql://real\n", encoding="utf-8")
    monkeypatch.setattr(site.places, "LOCAL_SWITCHES", env)
    monkeypatch.setenv("PALAIS_DEMO", "1")
    variables = site.switches(tmp_path)
    assert (variables["PALAIS_DEBUG"], variables["PALAIS_DATABASE_URL"]) == ("", "")
    assert "PALAIS_DEMO" not in variables
    assert variables["PATH"] == os.environ["PATH"]


def test_the_addresses_are_those_of_the_facts():
    assert len(addresses.states()) == 197
    assert "/states/SWE/" in addresses.states() and "/states/EUE/" not in addresses.states()
    assert "/treaties/op-cedaw/" in addresses.treaties()


def test_percentiles_and_ratios():
    values = [float(number) for number in range(1, 21)]
    assert (report.median(values), report.percentile(values, 0.95), report.percentile(values, 1)) == (
        10,
        19,
        20,
    )
    assert report.percentile([7.0], 0.95) == 7.0
    with pytest.raises(ValueError, match="percentile of nothing"):
        report.median([])
    assert [report.ratio(*pair) for pair in ((3, 2), (30, 2), (300, 2), (1, 0))] == [
        "1.50×",
        "15.0×",
        "150×",
        "–",
    ]
    assert report.milliseconds([0.001, 0.003]) == {"count": 2, "median": 1.0, "p95": 3.0}


def test_a_table_stands_in_columns():
    assert report.table("Title", ["a", "figure"], [["long name", "1"], ["b", "22"]]).splitlines() == [
        "",
        "Title",
        "a          figure",
        "─────────  ──────",
        "long name       1",
        "b              22",
    ]


def test_what_a_page_makes_a_browser_fetch():
    html = (
        '<link rel="stylesheet" href="/static/a.css"><link rel="icon" href="/static/i.svg">'
        '<link rel="alternate" href="/fr/"><script src="/static/j.js" defer></script><img src="/media/l.png">'
        '<svg><use href="/static/map.svg#SWE"/><use href="/static/map.svg#MAR"/><use href="#here"/></svg>'
    )
    assert weights.assets(html) == {
        "styles": {"/static/a.css"},
        "scripts": {"/static/j.js"},
        "images": {"/static/i.svg", "/media/l.png", "/static/map.svg"},
    }


def weight(path: str, **bytes_of: int) -> weights.Weight:
    parts = dict.fromkeys(("raw", "html", "styles", "scripts", "images", "fonts"), 1_000) | bytes_of
    return weights.Weight(path, **parts)


def test_a_page_over_its_budget_is_named():
    light = weight("/states/SWE/", html=60_000, styles=39_000, images=9**9, fonts=60_000)
    heavy = weight("/states/MAR/", html=60_100, styles=39_000, fonts=61_000)
    assert weights.over_budget("State", "en", [light]) == []
    said = weights.over_budget("State", "en", [light, heavy])
    assert [sentence.partition(" of ")[0] for sentence in said] == [
        "Over the budget: HTML, styles and script",
        "Over the budget: fonts",
        "Over the budget: HTML",
    ]
    assert said[1].endswith("1 of 2 pages (State, en); /states/MAR/ with 61.0 kB of 60.")
    assert len(weights.over_budget("home", "en", [heavy])) == 2


def test_the_fonts_of_a_page_follow_its_language_and_its_headings():
    sheet = fonts.read(weights.FONT_STYLES)
    plain = "<title>é</title><p>Sweden</p>"
    assert fonts.needed(sheet, language="en", html=plain) == {
        "palais-sans-400-latin.woff2",
        "palais-sans-600-latin.woff2",
    }
    assert "palais-serif-600-latin.woff2" in fonts.needed(sheet, language="en", html=f"<h1>A</h1>{plain}")
    assert "palais-serif-600-latin.woff2" in fonts.needed(
        sheet, language="en", html='<dl class="figures-row"><dd>1<br></dd></dl>'
    )
    assert all("arabic" in name for name in fonts.needed(sheet, language="ar", html="<h1>السويد</h1>"))
    assert fonts.needed(sheet, language="zh-Hans", html="<p>瑞典</p>") == set()


def test_page_cache(prepared: Path, kept: Path, capsys: pytest.CaptureFixture[str]):
    assert page_cache.main(["--quick", "--var", str(prepared)]) == 0
    measured = figures(kept / "page_cache.json")["measured"]
    assert [one["State"]["per_second"] > 0 for one in (measured["without"], measured["with"])] == [True, True]
    assert "with the cache" in capsys.readouterr().out


def test_backup(kept: Path, capsys: pytest.CaptureFixture[str]):
    assert backup.main(["--quick"]) == 0
    measured = figures(kept / "backup.json")["databases"]["SQLite"]
    assert measured["backup"]["files"] == measured["restore"]["files"] == measured["replace"]["files"] == 3
    assert measured["backup"]["rows"] == measured["restore"]["rows"] > 5_000
    assert measured["archive_mb"] > 1 and measured["backup"]["peak_mib"] > 20
    assert "SQLite: restore" in capsys.readouterr().out


def test_session_change(tmp_path: Path):
    said_by("session_change", tmp_path)
    measured = figures(tmp_path / "bench" / "session_change.json")["reviews"]
    assert {count: one["changes"] for count, one in measured.items()} == {"2": 4, "20": 22}
    assert all(one[part]["median"] > 0 for one in measured.values() for part in ("preview", "cancel", "undo"))


def test_feeds(tmp_path: Path):
    said = said_by("feeds", tmp_path)
    measured = figures(tmp_path / "bench" / "feeds.json")["dates"]["40"]
    assert set(measured) == {"cold", "changed", "warm", "304"}
    assert all(one["median"] > 0 for one in measured.values())
    assert measured["warm"]["bytes"] > 1000 and measured["304"]["bytes"] == 0
    assert "cold÷304" in said


def test_entry_points(tmp_path: Path):
    said = said_by("entry_points", tmp_path)
    measured = figures(tmp_path / "bench" / "entry_points.json")["years"]
    assert measured["2"]["rows"] == measured["1"]["rows"] * 1.5
    assert measured["1"]["list"]["queries"] == measured["2"]["list"]["queries"] > 5
    assert "2 years÷1" in said


def test_newsroom(kept: Path, capsys: pytest.CaptureFixture[str]):
    assert newsroom.main(["--quick"]) == 0
    measured = figures(kept / "newsroom.json")["measured"]
    assert set(measured) == {"Palais", "Palais, cached"}
    assert all(one[kind]["per_second"] > 0 for one in measured.values() for kind in newsroom.KINDS)
    said = capsys.readouterr().out
    assert "÷ WordPress" in said and "WordPress is left out" in said


def test_lineage(kept: Path, capsys: pytest.CaptureFixture[str]):
    assert lineage.main(["--quick"]) == 0
    measured = figures(kept / "lineage.json")
    assert measured["rows"] == 2_000 and measured["links"] >= measured["taken_up_found"] > 100
    assert measured["memory_peak_mb"] >= measured["memory_before_mb"] > 0
    assert "slowest state seconds" in capsys.readouterr().out
