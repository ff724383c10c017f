"""Cuts our Chinese faces out of Noto Sans CJK SC and writes down what our fonts can print.

Run it by hand when a face changes; the results are committed. It needs fontTools and, from
Debian, ``fonts-noto-cjk`` and ``unicode-data``. Regular holds all of GBK and the 8,105 characters
of China's Table of General Standard Characters, so that names of people and places print; Bold
holds GB2312, that table and the common half of Big5, and falls to Regular for the rest. Both get
TrueType outlines: FreeType thickens the stems of PostScript ones, and Qt then blends them for dark
ink on a light ground, so that light letters on a dark ground came out a third too heavy.
"""

from __future__ import annotations

import bz2
from pathlib import Path
from unicodedata import category

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

HERE = Path(__file__).parent
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
GRAPHEME_JOINER = 0x34F
"""Called a mark by Unicode, but invisible."""
ALWAYS = {*range(0x20, 0x7F), *range(0x3000, 0x3040), *range(0xFF00, 0xFFF0)}
"""ASCII, Chinese punctuation and the full-width forms."""
MIDDLE_DOT = 0xB7
"""As wide as a character there; between spaces, as we set it, the Latin one stands right."""
TRUETYPE_MOST = (
    "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
    "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints",
    "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
)  # fmt: skip
"""What a face with TrueType outlines says about their programs, of which ours have none."""
FAMILY = "Noto Sans Ladewell SC"
"""A name of its own: where the system has the whole family, its Bold would be taken for ours."""


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
    cutter.populate(unicodes=characters - {MIDDLE_DOT})
    cutter.subset(face)
    rename(face, weight)
    bend(face)
    face.save(HERE / f"NotoSansCJKsc-{weight}.ttf")


def bend(face: TTFont) -> None:
    """Turn the cubic outlines of `face` into quadratic ones, true to a thousandth of an em."""
    cubic, order = face.getGlyphSet(), face.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(cubic)
        cubic[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del face["CFF "]
    face["loca"], face["glyf"] = newTable("loca"), newTable("glyf")
    face["glyf"].glyphOrder, face["glyf"].glyphs = order, glyphs
    face["glyf"].compile(face)  # finds how far each glyph reaches
    for name, glyph in glyphs.items():
        face["hmtx"][name] = (face["hmtx"][name][0], getattr(glyph, "xMin", 0))
    face["maxp"].tableVersion = 0x00010000
    for most in TRUETYPE_MOST:
        setattr(face["maxp"], most, 1 if most == "maxZones" else 0)  # the others are counted
    face["post"].formatType = 3.0
    face.sfntVersion = "\0\1\0\0"


def rename(face: TTFont, weight: str) -> None:
    """Call a face of ours by our name for the family; the licence reserves none."""
    said = {1: FAMILY, 2: weight, 4: f"{FAMILY} {weight}", 6: f"{FAMILY.replace(' ', '')}-{weight}"}
    face["name"].names = [one for one in face["name"].names if one.nameID not in (16, 17)]
    for one in face["name"].names:
        if one.nameID in said:
            one.string = said[one.nameID]


def write_coverage() -> None:
    """Write ``coverage.txt``, by which `wallet.papers.glyphs` knows what our faces print.

    ``plain`` prints wherever it stands; ``marks`` print after a character of ``latin``.
    """
    weights = ("Regular", "SemiBold", "Bold")
    latin = set.intersection(*(held(HERE / f"SourceSans3-{weight}.ttf") for weight in weights))
    marks = {code for code in latin if category(chr(code)) == "Mn"} - {GRAPHEME_JOINER}
    latin = {code for code in latin if is_plain(chr(code))}
    chinese = {code for code in held(HERE / "NotoSansCJKsc-Regular.ttf") if is_plain(chr(code))}
    lines = (
        f"plain: {spans(latin | chinese)}\n",
        f"latin: {spans(latin)}\n",
        f"marks: {spans(marks)}\n",
    )
    (HERE / "coverage.txt").write_text("".join(lines), encoding="ascii")


def held(path: Path) -> set[int]:
    """Return the characters that a face holds."""
    return set(TTFont(path).getBestCmap())


def is_plain(character: str) -> bool:
    """Say whether it shows and stands alone: no control, no mark, no space of odd width."""
    return character in " \u3000" or category(character)[0] not in "CMZ"


def spans(codes: set[int]) -> str:
    """Return `codes` as hexadecimal spans such as ``20-7E``."""
    firsts = sorted(code for code in codes if code - 1 not in codes)
    lasts = sorted(code for code in codes if code + 1 not in codes)
    return " ".join(f"{a:X}-{b:X}" for a, b in zip(firsts, lasts, strict=True))


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
