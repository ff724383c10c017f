"""Sets the guide's Markdown as the HTML that Qt draws: our own few marks and nothing else.

Headings, paragraphs, lists, tables, ``*emphasis*``, ``**strong**``, ``[links](to)`` and
names of the program between backticks. What has any other meaning in Markdown or HTML is only text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from ui.look import Face, Ink, Look, Surface

_HEADING = re.compile(r"(#{1,3}) (.*?)(?: \{#([a-z0-9-]+)\})?$")
_ITEM = re.compile(r"(\*|\d+\.) (.*)$")
_INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]*)\]\(([^)\"]*)\)")
_LINE = 110
"""Per cent of what the faces want themselves: with ours about 1.36 sizes (LOOK, *Type*)."""


def set_page(markdown: str) -> str:
    """Return one topic as HTML; a heading with a name is an anchor."""
    return "".join(_parts(markdown.splitlines()))


def style_of(look: Look) -> str:
    """Return how it looks, for `QTextDocument.setDefaultStyleSheet`."""
    t, u = look.tokens, look.metrics.u
    slanted = "normal" if look.speech.is_chinese else "italic"

    def font(face: Face) -> str:
        font = look.font(face)
        return f"font-size: {font.pointSizeF():g}pt; font-weight: {font.weight().value};"

    return f"""
        body {{ color: {look.ink(Ink.TEXT).name()}; {font(Face.BODY)} }}
        p, li, td, th {{ line-height: {_LINE}%; }}
        p {{ margin-top: 0; margin-bottom: {u}px; }}
        li {{ margin-bottom: {u // 2}px; }}
        h1 {{ {font(Face.TITLE)} margin-top: 0; margin-bottom: {u}px; }}
        h2 {{ {font(Face.SECTION)} margin-top: {2 * u}px; margin-bottom: {u // 2}px; }}
        h3 {{ {font(Face.STRONG)} margin-top: {u}px; margin-bottom: {u // 2}px; }}
        b {{ {font(Face.STRONG)} }}
        i {{ font-style: {slanted}; }}
        a {{ color: {t.accent.name()}; text-decoration: none; {font(Face.STRONG)} }}
        table {{ margin-top: {u}px; margin-bottom: {2 * u}px; }}
        td, th {{ border-bottom: 1px solid {t.line.name()}; }}
        th {{ background-color: {t.surface(Surface.SUNKEN).name()}; text-align: left; }}
    """


def _parts(lines: Iterable[str]) -> Iterator[str]:
    for kind, group in groupby(lines, _kind):
        block = list(group)
        match kind:
            case "heading":
                yield from map(_heading, block)
            case "ul" | "ol":
                items = [_ITEM.sub(r"\2", one) for one in block]
                yield f"<{kind}>{''.join(f'<li>{set_line(one)}</li>' for one in items)}</{kind}>"
            case "table":
                yield _table(block)
            case "text":
                yield from (f"<p>{set_line(line)}</p>" for line in block)


def _kind(line: str) -> str:
    if not line.strip():
        return "gap"
    if _HEADING.match(line):
        return "heading"
    if item := _ITEM.match(line):
        return "ul" if item[1] == "*" else "ol"
    return "table" if line.startswith("|") else "text"


def _heading(line: str) -> str:
    found = _HEADING.match(line)
    if found is None:
        raise ValueError(line)
    level, name = len(found[1]), found[3]
    anchor = f'<a name="{name}"></a>' if name else ""
    return f"<h{level}>{anchor}{set_line(found[2])}</h{level}>"


def _table(lines: list[str]) -> str:
    rows = []
    for place, line in enumerate(lines):
        if place == 1:  # |---|---|
            continue
        cell = "td" if place else "th"
        cells = [one.strip() for one in line.strip("|").split("|")]
        width = ['width="30%"', *[""] * (len(cells) - 1)]
        rows.append(
            "<tr>"
            + "".join(
                f"<{cell} {wide}>{set_line(one)}</{cell}>"
                for one, wide in zip(cells, width, strict=True)
            )
            + "</tr>"
        )
    shape = 'width="100%" border="0" cellspacing="0" cellpadding="8"'
    return f"<table {shape}>{''.join(rows)}</table>"


def set_line(text: str) -> str:
    """Return one line with its marks as HTML."""
    done, parts = 0, []
    for mark in _INLINE.finditer(text):
        parts.append(escape(text[done : mark.start()]))
        name, strong, slanted, words, link = mark.groups()
        if name is not None:
            parts.append(f"<b>{escape(name)}</b>")
        elif strong is not None:
            parts.append(f"<b>{escape(strong)}</b>")
        elif slanted is not None:
            parts.append(f"<i>{escape(slanted)}</i>")
        else:
            parts.append(f'<a href="{escape(link)}">{escape(words)}</a>')
        done = mark.end()
    return "".join([*parts, escape(text[done:])])
