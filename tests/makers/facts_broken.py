"""Every named way in which a folder of facts can be broken, with what the reader must say."""

from __future__ import annotations

from tests.makers.facts import Breakage, add, drop_line, keep_lines, repeat_line, swap, whole

_SWE = "SWE,CRC,ratification,1990-06-29,day,,untc-2015,ok,"
_R = "ratifications.csv line {line}: "
_S = "states.csv line {line}: "
_T = "treaties.csv line {line}: "
_C = "committee_sessions.csv line {line}: "
_G = "general_comments.csv line {line}: "
_D = "deadline_rules.csv line {line}: "

FORM = (
    Breakage("not UTF-8", "states.csv", swap("Afganistán", b"Afganist\xe1n"),
             (_S + "expected UTF-8, found the byte 0xe1",)),
    Breakage("byte order mark", "gaps.csv", swap("treaty,", b"\xef\xbb\xbftreaty,"),
             ("gaps.csv line 1: expected UTF-8 without a byte order mark",)),
    Breakage("carriage returns", "gaps.csv", swap("reason\n", "reason\r\n"),
             ("gaps.csv line 1: expected lines that end in LF alone, found a carriage return",)),
    Breakage("no newline at the end", "gaps.csv", swap("2025)\n", "2025)"),
             ("gaps.csv line 2: expected a newline at the end",)),
    Breakage("empty file", "gaps.csv",
             whole(b""), ("gaps.csv: expected a header line, found an empty file",)),
    Breakage("missing file", "gaps.csv", None, ("gaps.csv: the file is missing",)),
    Breakage("unknown file", "notes.csv", whole(b"a,b\n"),
             ("notes.csv: no table of this name is known; see docs/rules/facts.md",)),
    Breakage("column missing", "gaps.csv", swap(",reason\n", "\n"),
             ("gaps.csv line 1: the header lacks reason",)),
    Breakage("column unknown", "gaps.csv", swap(",reason\n", ",reason,why\n"),
             ("gaps.csv line 1: the header has unknown columns: 'why'",)),
    Breakage("columns in another order", "gaps.csv", swap("have,missing", "missing,have"),
             ("gaps.csv line 1: expected the columns in this order: treaty, expected_min, have, "
              "missing, reason",)),
    Breakage("too few fields", "ratifications.csv", swap(_SWE, "SWE,CRC,ratification,1990-06-29"),
             (_R + "expected 9 fields, found 4",)),
    Breakage("open quotation mark", "ratifications.csv", swap(_SWE, _SWE + '"never closed'),
             (_R + "not a line of CSV: unexpected end of data",)),
    Breakage("blank line", "ratifications.csv", swap(_SWE, "\n" + _SWE),
             (_R + "expected 9 fields, found 0",)),
    Breakage("blank at the edge", "ratifications.csv", swap(_SWE, _SWE.replace("day", " day")),
             (_R + "column precision: expected no blank at either end, found ' day'",)),
    Breakage("control character", "ratifications.csv", swap(_SWE, _SWE + "a\x00b"),
             (_R + r"column note: expected no control character, found 'a\x00b'",)),
    Breakage("the same row twice", "gaps.csv", repeat_line("OP-CRPD"),
             ("gaps.csv line 3: the same treaty as line 2",)),
    Breakage("out of order", "ratifications.csv", swap("AFG,CAT,ratification", "AFG,CRC,ratification"),
             ("ratifications.csv line {next}: out of order: lines are sorted by state, treaty, act, date",)),
    Breakage("too few rows", "ratifications.csv", keep_lines(100),
             ("ratifications.csv: expected 3000 to 1000000 rows, found 100",)),
)  # fmt: skip

CELLS = (
    Breakage("date in another form", "ratifications.csv", swap(_SWE, _SWE.replace("1990-06-29", "13/5/2014")),
             (_R + "column date: expected YYYY, YYYY-MM or YYYY-MM-DD, found '13/5/2014'",)),
    Breakage("month thirteen", "ratifications.csv", swap(_SWE, _SWE.replace("1990-06-29", "2014-13-01")),
             (_R + "column date: expected YYYY, YYYY-MM or YYYY-MM-DD, found '2014-13-01'",)),
    Breakage("year of another age", "ratifications.csv", swap(_SWE, _SWE.replace("1990-06-29", "1066-10-14")),
             (_R + "column date: expected YYYY, YYYY-MM or YYYY-MM-DD, found '1066-10-14'",)),
    Breakage("empty field", "ratifications.csv", swap(_SWE, _SWE.replace("untc-2015", "")),
             (_R + "column source: expected a key of SOURCES.toml, found nothing",)),
    Breakage("unknown word", "ratifications.csv", swap(_SWE, _SWE.replace("ratification", "ratified")),
             (_R + "column act: expected one of accession, ratification, signature, succession, withdrawal, "
              "found 'ratified'",)),
    Breakage("standing", "ratifications.csv", swap(_SWE, _SWE.replace(",ok,", ",sure,")),
             (_R + "column status: expected ok or unverified, found 'sure'",)),
    Breakage("whole number", "gaps.csv", swap(",103,", ",many,"),
             ("gaps.csv line 2: column have: expected a whole number, found 'many'",)),
    Breakage("flag", "states.csv", swap(",017,1,0,0,", ",017,yes,0,0,"),
             (_S + "column ldc: expected 0 or 1, found 'yes'",)),
    Breakage("decimal", "states.csv", swap(",-12.33,", ",12° S,"),
             (_S + "column latitude: expected a number such as 12.5, found '12° S'",)),
    Breakage("period", "treaties.csv", swap(",P30D,", ",30 days,"),
             (_T + "column entry_into_force_rule: expected a period such as P30D, P3M or "
              "-P10W, found '30 days'",)),
    Breakage("symbol", "treaties.csv", swap(",A/RES/39/46,", ",resolution 39,"),
             (_T + "column adopted_by: expected a document symbol, found 'resolution 39'",)),
    Breakage("list", "states.csv", swap("UAE|U.A.E.", "UAE||U.A.E."),
             (_S + "column aliases: expected parts separated by |, none of them empty, "
              "found 'UAE||U.A.E.|United Arab Emirates (the)'",)),
)  # fmt: skip

BETWEEN_ROWS = (
    Breakage("unknown State", "ratifications.csv", swap("ZWE,OPSC,accession", "ZWF,OPSC,accession"),
             (_R + "column state: expected a key of states.csv, found 'ZWF'",)),
    Breakage("unknown treaty", "ratifications.csv", swap("ZWE,OPSC,accession", "ZWE,OPSX,accession"),
             (_R + "column treaty: expected a key of treaties.csv, found 'OPSX'",)),
    Breakage("unknown body", "calendar_shocks.csv", swap("2026-02-06,CRC,", "2026-02-06,XYZ,"),
             ("calendar_shocks.csv line {line}: column body: expected a key of treaty_bodies.csv or ALL, "
              "found 'XYZ'",)),
    Breakage("unknown source", "ratifications.csv", swap(_SWE, _SWE.replace("untc-2015", "hearsay")),
             (_R + "column source: expected a key of SOURCES.toml, found 'hearsay'",)),
    Breakage("general knowledge", "ratifications.csv",
             swap(_SWE, _SWE.replace("untc-2015", "general-knowledge")),
             (_R + "column status: general knowledge must be marked unverified",)),
    Breakage("precision", "ratifications.csv", swap(_SWE, _SWE.replace(",day,", ",year,")),
             (_R + "column precision: expected day for 1990-06-29, found year",)),
    Breakage("recalled day elsewhere", "ratifications.csv",
             swap(_SWE, "SWE,CRC,ratification,1990,year,1991-06-29,untc-2015,ok,"),
             (_R + "column day_unverified: expected a day within 1990, found 1991-06-29",)),
    Breakage("before the treaty", "ratifications.csv",
             swap("USA,CRC,signature,1995", "USA,CRC,signature,1985"),
             (_R + "column date: 1985-02-16 lies before the adoption of the treaty (1989-11-20)",)),
    Breakage("ratified before signature", "ratifications.csv",
             swap(_SWE, _SWE.replace("1990-06-29", "1990-01-01")),
             (_R + "ratified 1990-01-01, before the signature of 1990-01-26",)),
    Breakage("bound twice", "ratifications.csv",
             swap(_SWE, "SWE,CRC,accession,1990-06-29,day,,untc-2015,ok,\n" + _SWE),
             ("ratifications.csv line {next}: SWE is bound by CRC already: ratifications.csv "
              "line {line} says "
              "accession 1990-06-29",)),
    Breakage("too few parties", "ratifications.csv", drop_line(_SWE),
             ("SOURCES.toml: counts: CRC: expected 196, found 195 parties",
              "treaties.csv line 4: CRC: 195 parties, 196 expected, and gaps.csv does not say so")),
    Breakage("too few signatories", "ratifications.csv", drop_line("AUT,OPIC,signature"),
             ("SOURCES.toml: counts: OPIC: expected 54, found 53 signatories",)),
    Breakage("group of another size", "states.csv",
             swap("Kingdom of Sweden,member,weog", "Kingdom of Sweden,member,eastern-european"),
             ("SOURCES.toml: counts: regional group eastern-european: expected 23, found 24 members",
              "SOURCES.toml: counts: regional group weog: expected 29, found 28 members")),
    Breakage("gap of another size", "gaps.csv", swap(",103,4,", ",102,5,"),
             ("gaps.csv line 2: OP-CRPD: expected 107,103,4, found 107,102,5",)),
    Breakage("gap not written down", "gaps.csv", drop_line("OP-CRPD"),
             ("treaties.csv line 14: OP-CRPD: 103 parties, 107 expected, and gaps.csv does not say so",)),
    Breakage("gap that is none", "gaps.csv", swap("OP-CRPD", "CRC,196,195,1,none\nOP-CRPD"),
             ("gaps.csv line 2: CRC is complete: the line is out of date",)),
    Breakage("code of a State", "states.csv", swap("SWE,SE,", "SWE,S,"),
             (_S + "column iso2: expected two capital letters, found 'S'",)),
    Breakage("name of two States", "states.csv", swap("Southern Rhodesia,", "Southern Rhodesia|SWEDEN,"),
             (_S + "the name 'SWEDEN' belongs to SWE already",)),
    Breakage("article in brackets", "states.csv", swap(",state,Gambia,", ",state,Gambia (the),"),
             (_S + "column name_en: expected no asterisk and no article in brackets",)),
    Breakage("outside the world", "states.csv", swap(",-12.33,", ",-92.33,"),
             (_S + "column latitude: expected -90 to 90, found -92.33",)),
    Breakage("treaty in force before it was opened", "treaties.csv",
             swap("1990-01-26,1990-09-02", "1990-09-26,1990-09-02"),
             (_T + "expected adoption, opening, entry into force in this order, found "
              "1989-11-20, 1990-09-26, 1990-09-02",)),
    Breakage("session ends before it starts", "committee_sessions.csv",
             swap("2014-06-16,2014-06-20,", "2014-06-26,2014-06-20,"),
             (_C + "column planned_start: 2014-06-26 lies after planned_end 2014-06-20",)),
    Breakage("review in no session", "reviews.csv", swap("UPR,54,ZWE,", "UPR,99,ZWE,"),
             ("reviews.csv line {line}: column session: committee_sessions.csv has no session UPR 99",)),
    Breakage("cycle", "reviews.csv", swap(",6-7,", ",6/7,"),
             ("reviews.csv line {line}: column cycle: expected 3 or 5-6, found '6/7'",)),
    Breakage("member without UPR", "reviews.csv", drop_line("UPR,49,SWE"),
             ("states.csv line 169: reviews.csv has no review of SWE by the UPR",)),
    Breakage("deadline without a period", "deadline_rules.csv", swap(",offset,-P10W,", ",offset,ten weeks,"),
             (_D + "column rule: expected a period such as P30D, P3M or -P10W, "
              "found 'ten weeks'",)),
    Breakage("rounds", "deadline_rules.csv", swap("winter=-1-11-01;", "winter=-1-13-01;"),
             (_D + "column rule: expected rounds as winter=-1-12-01, found "
              "'winter=-1-13-01;spring=0-03-01;autumn=0-07-01'",)),
    Breakage("general comment superseded by none", "general_comments.csv",
             swap("superseded,CAT/C/GC/4,", "superseded,CAT/C/GC/9,"),
             (_G + "column superseded_by: 'CAT/C/GC/9' is the symbol of no row here",)),
    Breakage("general comment missing", "general_comments.csv", drop_line("CRC,12,"),
             ("general_comments.csv: general comments of the CRC are missing: 12",
              "SOURCES.toml: counts: crc-general-comments: expected 27, found 26")),
)  # fmt: skip

SOURCES = (
    Breakage("source without a title", "SOURCES.toml", add('[x]\npublisher = "p"\n'),
             ("SOURCES.toml: x: title is missing or empty",)),
    Breakage("unknown entry", "SOURCES.toml", add('[x]\ntitle = "t"\npublisher = "p"\ncolour = "red"\n'),
             ("SOURCES.toml: x: unknown entry 'colour'; known are title, publisher, as_of, "
              "symbol, url, licence, note",)),
    Breakage("state of the source", "SOURCES.toml",
             add('[x]\ntitle = "t"\npublisher = "p"\nas_of = "last year"\n'),
             ("SOURCES.toml: x: as_of: expected YYYY, YYYY-MM, YYYY-MM-DD, 2016-2024 or 1990s, "
              "found 'last year'",)),
    Breakage("count that is no number", "SOURCES.toml", swap("states = 197", 'states = "197"'),
             ("SOURCES.toml: counts: states: expected a number or two as [52, 56], found '197'",)),
    Breakage("count of nothing", "SOURCES.toml", swap("states = 197", "planets = 8"),
             ("SOURCES.toml: counts: planets is nothing that is counted here",)),
)  # fmt: skip

BREAKAGES = (*FORM, *CELLS, *BETWEEN_ROWS, *SOURCES)
