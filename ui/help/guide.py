"""Reads the guide: topics by task and a glossary, one Markdown file each, in both languages.

A heading may end in ``{#name}``: so it can be linked to as ``topic#name``, in any language. What
stands between backticks is a name of the program, a key, or a line for the command line, written
exactly as the program writes it; a test holds it against the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from wallet.places import resource
from wallet.words import Language

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "start": "ship",
        "first-bill": "file-text",
        "receive": "scan-qr-code",
        "verdict": "badge-check",
        "give": "pen-line",
        "light": "camera",
        "surrender": "anchor",
        "tradetrust": "stamp",
        "office": "landmark",
        "people": "users",
        "backup": "archive",
        "bank": "landmark",
        "audit": "shield-check",
        "refused": "lock",
        "privacy": "lock-keyhole",
        "claims": "info",
        "keyboard": "type",
        "glossary": "languages",
        "news": "flag",
    }
)
"""Every topic in the order of the list, with its icon."""

_HEADING = re.compile(r"(#+) (.*?)(?: \{#([a-z0-9-]+)\})?$")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*]")
_AROUND = 60
"""So many letters of a line are shown on each side of what was found in it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands below it."""

    anchor: str
    """Empty for the topic itself, and where nobody links to it."""
    title: str
    text: str
    """Without marks."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the guide."""

    key: str
    title: str
    markdown: str
    sections: tuple[Section, ...]
    """The topic itself first; the others in the order of their headings."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words that were looked for stand."""

    topic: Topic
    section: Section
    line: str
    """The line in which they stand, or empty where it is the heading."""

    @property
    def link(self) -> str:
        """What leads there."""
        return f"{self.topic.key}#{self.section.anchor}".rstrip("#")


@cache
def read_topic(key: str, language: Language) -> Topic:
    """Return a topic of the guide.

    Raises:
        KeyError: There is none of that name.

    """
    if key not in TOPICS:
        raise KeyError(key)
    text = resource(f"help/{language.value}/{key}.md").read_text(encoding="utf-8")
    sections = []
    title, anchor, below = "", "", list[str]()
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            if title:
                sections.append(Section(anchor, _plain(title), _plain("\n".join(below))))
            title, anchor, below = heading[2], heading[3] or "", []
        else:
            below.append(line)
    sections.append(Section(anchor, _plain(title), _plain("\n".join(below))))
    return Topic(key, sections[0].title, text, tuple(sections))


def search(words: str, language: Language, most: int = 30) -> Sequence[Found]:
    """Return where all of `words` stand, those with one of them in the heading first."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    found: list[tuple[int, Found]] = []
    for key in TOPICS:
        topic = read_topic(key, language)
        about = topic.title.casefold()
        for place, section in enumerate(topic.sections):
            title, text = section.title.casefold(), section.text.casefold()
            if all(word in title or word in text or word in about for word in wanted):
                is_named = any(word in title for word in wanted)
                line = _line_with(section.text, wanted)
                rank = (not is_named) * 2 + (place > 0)
                found.append((rank, Found(topic, section, line)))
    found.sort(key=lambda one: one[0])
    return tuple(one for _rank, one in found[:most])


def _plain(text: str) -> str:
    return _MARKS.sub(lambda mark: mark[1] or "", text).strip()


def _line_with(text: str, wanted: Sequence[str]) -> str:
    lines = [line for line in text.splitlines() if line.strip(" |-")]
    for line in lines:
        folded = line.casefold()
        at = min((folded.find(word) for word in wanted if word in folded), default=-1)
        if at >= 0:
            start, end = max(0, at - _AROUND), at + 2 * _AROUND
            cut = line[start:end].strip(" |*").replace(" | ", " · ")
            return f"{'…' if start else ''}{cut}{'…' if end < len(line) else ''}"
    return lines[0][: 3 * _AROUND].strip(" |*").replace(" | ", " · ") if lines else ""
