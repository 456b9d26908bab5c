"""One address of every kind of page that readers see, and those that a wrong address leads to."""

PAGES = (
    "/",
    "/states/",
    "/states/?q=guinea",
    "/states/?q=zzzzzz",
    "/states/MAR/",
    "/states/USA/",
    "/states/EUE/",
    "/states/XKX/",
    "/treaties/",
    "/treaties/opic/",
    "/treaties/crc/?list=all&group=african&sort=date",
    "/symbols/",
    "/symbols/CRC/C/MAR/CO/3-4",
    "/documents/CRC/C/GC/26",
    "/search/",
    "/search/?q=rights",
    "/search/?q=zzzzzz",
    "/facts/",
    "/facts/states/SWE/",
    "/facts/ratifications/SWE/CRC/ratification/1990-06-29/",
    "/sources/",
    "/sources/untc-2015/",
    "/report/states/SWE/",
    "/privacy/",
    "/imprint/",
    "/accessibility/",
    "/glossary/",
    "/style/",
)
NOT_FOUND = ("/states/Marocco/", "/treaties/opick/", "/symbols/CRC/C/MAR/XX/3-4", "/nothing/here/")
PREFIXES = {"en": "", "ar": "/ar", "es": "/es", "fr": "/fr", "ru": "/ru", "zh-Hans": "/zh"}
