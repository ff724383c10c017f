"""How the whole program looks now, applied to the application at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from enum import StrEnum
from pathlib import Path
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.look.faces import Face, Faces, TextSize, dots_per_inch, load_faces
from ui.look.focus import FocusRing
from ui.look.icons import Icons
from ui.look.metrics import Metrics, metrics
from ui.look.palette import palette
from ui.look.speech import Speech
from ui.look.style import LookStyle
from ui.look.tokens import DARK, LIGHT, Ink, Tokens, sharper
from wallet.places import resource
from wallet.words import Language

_QTS_NAMES = {Language.ENGLISH: "en", Language.CHINESE: "zh_CN"}


class Theme(StrEnum):
    """Light, dark, or what the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Colours, faces, measures, icons and speech: what widgets draw and say themselves with.

    A widget keeps the `Look` it was given and asks it each time it draws. What
    it sets once, such as fonts and margins, it sets in a method given to
    `follow`, which runs now and after every change.
    """

    changed = Signal()
    """After a change, when every follower has dressed."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme = Theme.SYSTEM,
        size: TextSize = TextSize.MEDIUM,
        language: Language = Language.ENGLISH,
        *,
        typeface: str = "",
        zone: tzinfo | None = None,
        is_still: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._theme = theme
        self._size = size
        self._typeface = typeface
        self._is_still, self._is_motion_unwanted = is_still, False
        self._translators: list[QTranslator] = []
        self._followers: dict[WeakMethod[Callable[[], None]], None] = {}  # in order
        self._shipped = load_faces()
        self.speech = Speech(language, zone)
        self.icons = Icons()
        self.tokens = self._pick()
        self.metrics = self._measure()
        self._faces = self._cut()
        self._ring = FocusRing(application, self.tokens.accent)
        self._style = LookStyle(self.tokens, self.metrics, self.icons)
        application.setStyle(self._style)
        self._ask_system()
        self._apply()
        self._translate()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)

    tokens: Tokens
    """The colours now."""
    metrics: Metrics
    """The measures now."""
    icons: Icons
    speech: Speech
    """The language and the time zone now."""

    @property
    def is_still(self) -> bool:
        """Whether nothing is to move by itself: the user or the system wants it so."""
        return self._is_still or self._is_motion_unwanted

    @property
    def theme(self) -> Theme:
        """What the user chose."""
        return self._theme

    @property
    def size(self) -> TextSize:
        """How big the user wants it."""
        return self._size

    @property
    def typeface(self) -> str:
        """The family the user prefers to ours, or empty."""
        return self._typeface

    def font(self, face: Face = Face.BODY) -> QFont:
        """Return the font for a role."""
        return self._faces.font(face)

    def ink(self, ink: Ink) -> QColor:
        """Return the colour to write in."""
        return self.tokens.ink(ink)

    def follow(self, dress: Callable[[], None]) -> None:
        """Call `dress`, a method of a widget, now and after every change while it lives.

        A connection to `changed` would do the same until the widget goes: Qt
        deletes late, and a slot whose Python half is gone already is an error.
        """
        self._followers[WeakMethod(dress, self._followers.pop)] = None
        dress()

    def heed_motion(self, is_unwanted: bool) -> None:
        """Take note of whether the system wants nothing to move (`ui.motion`)."""
        self._is_motion_unwanted = is_unwanted
        self._tell()

    def _tell(self) -> None:
        for follower in tuple(self._followers):
            dress = follower()
            if dress is not None and isValid(getattr(dress, "__self__", None)):
                dress()
        self.changed.emit()

    def wear(
        self,
        *,
        theme: Theme | None = None,
        size: TextSize | None = None,
        language: Language | None = None,
        typeface: str | None = None,
        zone: tzinfo | None = None,
        is_still: bool | None = None,
    ) -> None:
        """Change what is given, everywhere and at once; the rest stays."""
        if theme is not None and theme is not self._theme:
            self._theme = theme
            self._ask_system()
        self._size = size or self._size
        self._is_still = self._is_still if is_still is None else is_still
        self._typeface = self._typeface if typeface is None else typeface
        speaks_otherwise = language is not None and language is not self.speech.language
        self.speech = Speech(language or self.speech.language, zone or self.speech.zone)
        self.tokens = self._pick()
        self.metrics = self._measure()
        self._faces = self._cut()
        if speaks_otherwise:
            self._translate()
        self._apply()
        self._tell()

    def _pick(self) -> Tokens:
        hints, is_dark = QGuiApplication.styleHints(), self._theme is Theme.DARK
        if self._theme is Theme.SYSTEM:
            is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        tokens = DARK if is_dark else LIGHT
        wants = hints.accessibility().contrastPreference()
        return sharper(tokens) if wants == Qt.ContrastPreference.HighContrast else tokens

    def _measure(self) -> Metrics:
        return metrics(self._size, dots_per_inch(), is_chinese=self.speech.is_chinese)

    def _cut(self) -> Faces:
        return Faces(self._size, self.speech.language, self._shipped, self._typeface)

    def _apply(self) -> None:
        self._style.wear(self.tokens, self.metrics)
        self._ring.wear(self.tokens.accent)
        self._application.setPalette(palette(self.tokens))
        self._application.setFont(self.font())
        # Qt would tell the widgets later; those that follow reckon with their new font now.
        for told in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QApplication.sendPostedEvents(None, told.value)

    def _ask_system(self) -> None:
        """Let the system draw its part, the title bar, in the same theme."""
        hints = QGuiApplication.styleHints()
        match self._theme:
            case Theme.SYSTEM:
                hints.unsetColorScheme()
            case Theme.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case Theme.DARK:
                hints.setColorScheme(Qt.ColorScheme.Dark)

    def _system_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self.wear()

    def _contrast_changed(self) -> None:
        self.wear()

    def _translate(self) -> None:
        """Speak the language in our own words and in those of Qt's dialogs."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        language = self.speech.language
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translators = []
        for path in (
            Path(qts) / f"qtbase_{_QTS_NAMES[language]}.qm",
            resource(f"translations/ladewell_{language.value}.qm"),
        ):
            translator = QTranslator(self)
            if path.is_file() and translator.load(str(path)):
                self._application.installTranslator(translator)
                self._translators.append(translator)
