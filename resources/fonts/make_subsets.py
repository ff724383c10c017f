"""Cuts our Chinese faces out of Noto Sans CJK SC and writes down what our fonts can print.

Run it by hand when a face changes; the results are committed. It needs fontTools and, from
Debian, ``fonts-noto-cjk`` and ``unicode-data``. Regular holds all of GBK and the 8,105 characters
of China's Table of General Standard Characters, so that names of people and places print; Bold
holds GB2312, that table and the common half of Big5, and falls to Regular for the rest.
"""

from __future__ import annotations

import bz2
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).parent
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
SOURCE_SANS = ("Regular", "SemiBold", "Bold")
ALWAYS = {*range(0x20, 0x7F), *range(0x3000, 0x3040), *range(0xFF00, 0xFFF0)}
"""ASCII, Chinese punctuation and the full-width forms."""


def two_bytes(encoding: str, leads: range, trails: range) -> set[int]:
    """Return what a two-byte `encoding` can write."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {ord(text) for pair in pairs if len(text := pair.decode(encoding, "ignore")) == 1}


def general_standard() -> set[int]:
    """Return the Table of General Standard Characters (2013), as Unihan's kTGH has it."""
    lines = bz2.decompress(Path(UNIHAN).read_bytes()).decode().splitlines()
    return {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}


def cut(weight: str, characters: set[int]) -> None:
    """Write the face of `weight` with these characters, without hints and vertical forms."""
    collection = TTCollection(NOTO.format(weight))
    face = next(font for font in collection if font["name"].getDebugName(1) == "Noto Sans CJK SC")
    options = subset.Options(
        layout_features=["ccmp"],
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,
    )
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(face)
    face.save(HERE / f"NotoSansCJKsc-{weight}.otf")


def write_coverage() -> None:
    """Write ``coverage.txt``: for each family the characters that every text face can print."""
    families = {
        "Source Sans 3": [f"SourceSans3-{style}.ttf" for style in SOURCE_SANS],
        "Noto Sans CJK SC": ["NotoSansCJKsc-Regular.otf"],
    }
    lines = []
    for family, files in families.items():
        covered = set.intersection(*(set(TTFont(HERE / file).getBestCmap()) for file in files))
        starts = sorted(c for c in covered if c - 1 not in covered)
        ends = sorted(c for c in covered if c + 1 not in covered)
        ranges = (f"{a:X}-{b:X}" if a < b else f"{a:X}" for a, b in zip(starts, ends, strict=True))
        lines.append(f"{family}: {' '.join(ranges)}\n")
    (HERE / "coverage.txt").write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    table = general_standard() | ALWAYS
    cut("Regular", table | two_bytes("gbk", range(0x81, 0xFF), range(0x40, 0xFF)))
    cut(
        "Bold",
        table
        | two_bytes("gb2312", range(0xA1, 0xFF), range(0xA1, 0xFF))
        | two_bytes("big5", range(0xA1, 0xC7), range(0x40, 0xFF)),
    )
    write_coverage()
