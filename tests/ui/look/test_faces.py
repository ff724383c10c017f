"""Fonts and measures for the five sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QImage, QPainter, QTextLayout

from ui.look import Face, TextSize
from ui.look.faces import Faces, load_faces, points
from ui.look.metrics import metrics
from wallet.words import Language


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("face", Face)
def test_no_text_is_smaller_than_eight_points(face, size):
    assert points(face, size) >= 8


@pytest.mark.parametrize("face", Face)
def test_a_bigger_size_makes_every_face_bigger(face):
    sizes = [points(face, size) for size in TextSize]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)


def test_our_fonts_are_used_at_their_own_weights(qapp):
    faces = Faces(TextSize.MEDIUM, Language.ENGLISH, load_faces())
    for face in (Face.BODY, Face.STRONG, Face.HEADLINE):
        info = QFontInfo(faces.font(face))
        assert info.family() == "Source Sans 3"
        assert info.weight() == face.value[1]


def test_figures_stand_below_each_other(qapp):
    faces = Faces(TextSize.MEDIUM, Language.ENGLISH, load_faces())
    for face in Face:
        widths = {QFontMetricsF(faces.font(face)).horizontalAdvance(d * 4) for d in "0123456789"}
        assert len(widths) == 1


def test_chinese_comes_first_in_chinese_and_is_never_spaced(qapp):
    shipped = ("Source Sans 3", "Noto Sans SC")
    chinese = Faces(TextSize.MEDIUM, Language.CHINESE, shipped)
    english = Faces(TextSize.MEDIUM, Language.ENGLISH, shipped)
    assert chinese.font(Face.BODY).families()[0] == "Noto Sans SC"
    assert english.font(Face.BODY).families()[0] == "Source Sans 3"
    assert chinese.font(Face.HEADLINE).letterSpacing() == 0
    assert english.font(Face.HEADLINE).letterSpacing() == pytest.approx(0.3, abs=0.01)


def test_a_typeface_of_the_users_own_comes_before_ours(qapp):
    faces = Faces(TextSize.MEDIUM, Language.ENGLISH, ("Source Sans 3",), own="DejaVu Serif")
    assert faces.font(Face.BODY).families()[:2] == ["DejaVu Serif", "Source Sans 3"]


def test_without_shipped_fonts_the_systems_own_stands_in(qapp):
    assert Faces(TextSize.MEDIUM, Language.ENGLISH, ()).font(Face.BODY).families()


@pytest.mark.parametrize("size", TextSize)
def test_every_control_is_big_enough_to_hit(size):
    m = metrics(size, 96, is_chinese=False)
    assert m.target >= 24
    assert m.button >= m.target
    assert m.decision > m.button
    assert m.rail_needs > m.rail > m.narrow_rail


def test_the_grid_has_the_units_of_the_five_sizes():
    units = [metrics(size, 96, is_chinese=False).u for size in TextSize]
    assert units == [7, 8, 8, 9, 9]


def test_the_rail_is_narrower_in_chinese():
    chinese, english = (
        metrics(TextSize.MEDIUM, 96, is_chinese=chinese) for chinese in (True, False)
    )
    assert chinese.rail < english.rail


def test_our_own_faces_draw_chinese_and_a_dot_between_its_words_is_narrow(look):
    look.wear(language=Language.CHINESE)
    for face in (Face.BODY, Face.HEADLINE):
        words = QTextLayout("国·国", look.font(face))
        words.beginLayout()
        words.createLine()
        words.endLayout()
        families = {run.rawFont().familyName() for run in words.glyphRuns()}
        assert families == {"Noto Sans Ladewell SC", "Source Sans 3"}  # and none of the system's


@pytest.mark.parametrize("face", [Face.BODY, Face.STRONG])
def test_letters_are_as_heavy_on_a_dark_ground_as_on_a_light_one(look, face):
    look.wear(language=Language.CHINESE)
    picture = QImage(400, 40, QImage.Format.Format_RGB32)

    def ink_of(ink: Qt.GlobalColor, ground: Qt.GlobalColor) -> int:
        picture.fill(ground)
        with QPainter(picture) as painter:
            painter.setFont(look.font(face))
            painter.setPen(ink)
            painter.drawText(8, 28, "等待登记方登记，控制权未转移 Signed")
        points = picture.constBits()[::4]
        paper = 0 if ground == Qt.GlobalColor.black else 255
        return sum(abs(point - paper) for point in points)

    black, white = Qt.GlobalColor.black, Qt.GlobalColor.white
    assert ink_of(white, black) == pytest.approx(ink_of(black, white), rel=0.02)
