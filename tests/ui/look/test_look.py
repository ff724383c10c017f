"""A change of look reaches the application and every widget that follows it, at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.look.test_tokens import contrast
from ui.look import DARK, LIGHT, Face, TextSize, Theme
from wallet.words import Language


def test_the_theme_is_worn_by_the_palette(look, qtbot):
    look.wear(theme=Theme.DARK)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.ground
    look.wear(theme=Theme.LIGHT)
    assert QApplication.palette().color(QPalette.ColorRole.Base) == LIGHT.paper


def test_the_system_decides_where_the_user_does_not(look, qtbot, monkeypatch):
    scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr(type(QGuiApplication.styleHints()), "colorScheme", lambda _self: scheme)
    look.wear(theme=Theme.SYSTEM)
    assert look.tokens is DARK
    scheme = Qt.ColorScheme.Unknown
    with qtbot.waitSignal(look.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
    assert look.tokens is LIGHT


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_who_asks_the_system_for_more_contrast_gets_it(look, monkeypatch, theme):
    wants = Qt.ContrastPreference.HighContrast
    hints = QGuiApplication.styleHints().accessibility()
    monkeypatch.setattr(type(hints), "contrastPreference", lambda _self: wants)
    look.wear(theme=theme)
    assert contrast(look.tokens.text2, look.tokens.paper) >= 7  # WCAG 2.2, 1.4.6
    assert contrast(look.tokens.edge, look.tokens.paper) >= 7
    assert contrast(look.tokens.line, look.tokens.paper) >= 3
    wants = Qt.ContrastPreference.NoPreference
    hints.contrastPreferenceChanged.emit(wants)
    assert look.tokens is (DARK if theme is Theme.DARK else LIGHT)


def test_nothing_moves_where_the_system_or_the_user_says_so(look):
    assert not look.is_still
    look.heed_motion(True)
    assert look.is_still
    look.wear(is_still=True)
    look.heed_motion(False)
    assert look.is_still, "the user's wish stays"
    look.wear(is_still=False)
    assert not look.is_still


def test_the_size_changes_the_font_and_the_measures_together(look):
    before = look.metrics.button
    look.wear(size=TextSize.BIGGER)
    assert QApplication.font().pointSizeF() == pytest.approx(14)
    assert look.metrics.button > before
    assert look.metrics.em == pytest.approx(QFontInfo(look.font(Face.BODY)).pixelSize(), abs=0.5)


def test_the_language_changes_speech_and_faces(look):
    look.wear(language=Language.CHINESE)
    assert look.speech.is_chinese
    assert look.font(Face.HEADLINE).letterSpacing() == 0


def test_what_is_not_given_stays(look):
    look.wear(theme=Theme.DARK, size=TextSize.BIG)
    look.wear(language=Language.CHINESE)
    assert (look.theme, look.size) == (Theme.DARK, TextSize.BIG)


def test_a_widget_follows_from_the_first_moment_until_it_goes(look, qtbot):
    class Follower(QLabel):
        def dress(self):
            self.setText(look.size.value)

    follower = Follower()
    look.follow(follower.dress)
    assert follower.text() == "medium"
    look.wear(size=TextSize.BIG)
    assert follower.text() == "big"
    with qtbot.waitSignal(follower.destroyed):
        follower.deleteLater()
    look.wear(size=TextSize.SMALL)  # nobody is left to be told


def pixels(picture, colour):
    image = picture.toImage()
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == colour
    }


def a_form():
    form = QWidget()
    column = QVBoxLayout(form)
    form.field = QLineEdit()
    form.button = QPushButton("Go")
    column.addWidget(form.field)
    column.addWidget(form.button)
    form.show()
    form.activateWindow()
    return form


@pytest.fixture
def form(look, qtbot):
    form = a_form()
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("name", ["field", "button"])
def test_the_focus_ring_lies_two_pixels_outside(look, form, qtbot, theme, name):
    look.wear(theme=theme)
    control = getattr(form, name)
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    ring = pixels(form.grab(), look.tokens.accent)
    middle = control.geometry().center().y()
    assert (control.geometry().left() - 3, middle) in ring
    assert (control.geometry().left() - 4, middle) in ring
    assert (control.geometry().left() - 1, middle) not in ring


def test_the_ring_survives_the_window_it_was_in(look, qtbot):
    gone = a_form()
    gone.field.setFocus()
    qtbot.waitUntil(gone.field.hasFocus)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    form = a_form()
    qtbot.addWidget(form)
    form.button.setFocus()
    qtbot.waitUntil(form.button.hasFocus)
    assert pixels(form.grab(), look.tokens.accent)


def test_qts_own_dialogs_speak_the_language_too(look):
    def cancel():
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    assert cancel() == "Cancel"
    look.wear(language=Language.CHINESE)
    assert cancel() == "取消"
    look.wear(language=Language.ENGLISH)
    assert cancel() == "Cancel"
