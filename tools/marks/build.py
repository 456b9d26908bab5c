"""Draws the pictures that old browsers and phones ask for from palais/web/static/marks/favicon.svg.

Usage: python tools/marks/build.py <path of Chromium>, in the project's own environment (Playwright)
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

MARKS = Path(__file__).parents[2] / "palais" / "web" / "static" / "marks"


def picture(browser: Browser, *, drawing: str, side: int) -> bytes:
    """The drawing as a PNG of `side` by `side` pixels; what it leaves blank is transparent."""
    page = browser.new_page(viewport={"width": side, "height": side})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{side}px}}</style>{drawing}")
    png = page.screenshot(omit_background=True)
    page.close()
    return png


def share(browser: Browser, *, mark: str) -> bytes:
    """The picture of a shared link, 1200 by 630: the mark on paper, with the double rule of the pages."""
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.set_content(
        "<style>body{margin:0;background:#fbfaf6;color:#14527d;display:grid;place-items:center;height:630px}"
        "svg{width:320px}hr{position:fixed;bottom:0;left:0;width:100%;height:18px;margin:0;border:0;"
        "border-top:6px solid #14527d;border-bottom:3px solid #14527d}</style>" + mark + "<hr>"
    )
    png = page.screenshot()
    page.close()
    return png


def icon(png: bytes, *, side: int) -> bytes:
    """An .ico file that holds one PNG: header (reserved, type 1, one entry), entry, picture."""
    header = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), 22)
    return header + entry + png


def main(chromium: str) -> None:
    drawing = (MARKS / "favicon.svg").read_text(encoding="utf-8")
    square = drawing.replace(' rx="6"', "")  # phones round the corners themselves
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        (MARKS / "favicon.ico").write_bytes(icon(picture(browser, drawing=drawing, side=32), side=32))
        (MARKS / "apple-touch-icon.png").write_bytes(picture(browser, drawing=square, side=180))
        (MARKS / "share.png").write_bytes(
            share(browser, mark=(MARKS / "mark.svg").read_text(encoding="utf-8"))
        )
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
