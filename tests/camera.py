"""A camera before a screen, in Pillow: what it makes of a QR code, and what it misses.

The screen shows the code; the camera looks at it askew, through its lens, its pixels and its
noise, and hands out the grey picture a decoder gets. It is a model, good for comparing: focus that
hunts, exposure that settles and hands that shake from frame to frame are not in it.
"""

from __future__ import annotations

import io
import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from wallet.parcels.qr import QUIET_ZONE, Modules

SCREEN = (1920, 1080)
HD, FULL_HD = (1280, 720), (1920, 1080)
WALL = 90
"""How bright it is around the screen."""


@dataclass(frozen=True, slots=True)
class View:
    """What is between the code and the decoder."""

    fill: float = 0.85
    """Height of the code with its quiet zone, of the height of the picture."""
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    """Degrees; each picture adds a few of its own, if `sways`."""
    sways: bool = True
    blur: float = 0.0
    """Gaussian, in pixels of the camera."""
    motion: int = 0
    """Pixels that the picture smears over while it is taken."""
    noise: float = 0.0
    """Standard deviation, of 255."""
    gain: float = 1.0
    """How much light arrives; the rest is black level."""
    moire: float = 0.0
    glare: float = 0.0
    covered: float = 0.0
    """How much of the code a finger covers."""
    jpeg: int = 0
    """Quality; 0 for none."""


VIEWS = {
    "clean": View(),
    "typical": View(yaw=8, pitch=6, blur=0.7, noise=5, jpeg=75),
    "askew": View(yaw=25, pitch=12, blur=0.6, noise=4, jpeg=80),
    "blurred": View(blur=1.2, noise=4),
    "out of focus": View(blur=2.0, noise=4),
    "moved": View(motion=7, noise=4),
    "noisy": View(blur=0.6, noise=20),
    "dark": View(gain=0.18, blur=0.7, noise=9, jpeg=70),
    "moiré": View(moire=0.25, blur=0.5, noise=4),
    "glare": View(glare=0.9, blur=0.6, noise=5),
    "finger": View(covered=0.03, blur=0.5, noise=4),
    "hard": View(yaw=18, pitch=10, blur=1.0, noise=10, gain=0.6, moire=0.12, glare=0.35, jpeg=45),
}


def shown(code: Modules, size: tuple[int, int] = SCREEN) -> Image.Image:
    """Return the screen that shows `code`, whole pixels to a module, on white."""
    across = len(code) + 2 * QUIET_ZONE
    scale = _scale(size, across)
    drawn = Image.frombytes(
        "L", (len(code),) * 2, bytes(0 if dark else 255 for row in code for dark in row)
    ).resize((len(code) * scale,) * 2, Image.Resampling.NEAREST)
    screen = Image.new("L", size, 255)
    screen.paste(drawn, ((size[0] - drawn.width) // 2, (size[1] - drawn.height) // 2))
    return screen


def _scale(screen: tuple[int, int], across: int) -> int:
    return max(1, int(screen[1] * 0.92) // across)


def taken(
    code: Modules, view: View, dice: random.Random, size: tuple[int, int] = HD
) -> Image.Image:
    """Return the picture a camera of `size` takes of `code` on a screen of its own."""
    across = len(code) + 2 * QUIET_ZONE
    return photographed(shown(code), across * _scale(SCREEN, across), view, dice, size)


def photographed(
    screen: Image.Image,
    side: float,
    view: View,
    dice: random.Random,
    size: tuple[int, int] = HD,
) -> Image.Image:
    """Return the picture a camera of `size` takes of a screen, in grey.

    The code stands in its middle and is `side` pixels of it wide, with the quiet zone.
    """
    picture = _projected(screen, side, view, dice, size)
    if view.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(view.blur))
    if view.motion:
        picture = _smeared(picture, view.motion, dice)
    if view.moire:
        picture = ImageChops.multiply(picture, _fringes(size, view.moire, dice))
    if view.glare:
        picture = ImageChops.screen(picture, _shine(size, view.glare, dice))
    if view.covered:
        _cover(picture, view, dice)
    if view.gain != 1:
        picture = picture.point([round(value * view.gain + 10) for value in range(256)])
    if view.noise:
        # effect_noise draws from C's own dice; it is centred on 128.
        noise = Image.effect_noise(size, view.noise)
        picture = ImageChops.add(picture, noise, offset=-128)
    if view.jpeg:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=view.jpeg)
        picture = Image.open(file).convert("L")
    return picture


def _projected(
    screen: Image.Image, side: float, view: View, dice: random.Random, size: tuple[int, int]
) -> Image.Image:
    """Look at the screen through a pinhole, twice as finely as the camera, then by its pixels."""
    width, height = size
    sway = (lambda most: dice.uniform(-most, most)) if view.sways else (lambda _most: 0.0)
    turned = _rotation(view.yaw + sway(3), view.pitch + sway(3), view.roll + sway(4))
    right, down = sway(0.01) * width, sway(0.03) * height
    fine, focus = 2, 1.2 * width
    scale = view.fill * height / side
    # A point (u, v) of the screen is at `turned` times (u, v, 0), a focal length away.
    (a, b, _), (d, e, _), (g, h, _) = turned
    f, s, cu, cv = focus, scale, screen.width / 2, screen.height / 2
    seen = (
        (f * a * s, f * b * s, -f * s * (a * cu + b * cv)),
        (f * d * s, f * e * s, -f * s * (d * cu + e * cv)),
        (g * s, h * s, f - s * (g * cu + h * cv)),
    )
    middle = (fine * (width / 2 + right), fine * (height / 2 + down))
    shift = ((fine, 0, middle[0]), (0, fine, middle[1]), (0, 0, 1))
    back = _inverse(_product(shift, seen))
    last = back[2][2]
    numbers = [back[row][column] / last for row in range(3) for column in range(3)][:8]
    wide = screen.transform(
        (width * fine, height * fine), Image.Transform.PERSPECTIVE, numbers,
        Image.Resampling.BILINEAR, fillcolor=WALL,
    )  # fmt: skip
    return wide.reduce(fine)


def _smeared(picture: Image.Image, pixels: int, dice: random.Random) -> Image.Image:
    angle = dice.uniform(0, math.pi)
    smeared = picture
    for step in range(1, pixels):
        dx, dy = round(step * math.cos(angle)), round(step * math.sin(angle))
        smeared = Image.blend(smeared, ImageChops.offset(picture, dx, dy), 1 / (step + 1))
    return smeared


def _fringes(size: tuple[int, int], depth: float, dice: random.Random) -> Image.Image:
    """Return stripes of light and less light, as two grids make that do not quite agree."""
    longest = math.ceil(math.hypot(*size))
    period = dice.uniform(3, 14)
    row = bytes(
        round(255 - 127 * depth * (1 + math.sin(2 * math.pi * at / period)))
        for at in range(longest)
    )
    stripes = Image.frombytes("L", (longest, 1), row).resize((longest, longest))
    left, top = (longest - size[0]) // 2, (longest - size[1]) // 2
    turned = stripes.rotate(dice.uniform(0, 180), Image.Resampling.BILINEAR)
    return turned.crop((left, top, left + size[0], top + size[1]))


def _shine(size: tuple[int, int], strength: float, dice: random.Random) -> Image.Image:
    """Return the reflection of a lamp."""
    spot = round(dice.uniform(0.3, 0.5) * size[1])
    lamp = ImageChops.invert(Image.radial_gradient("L")).resize((spot, spot))
    lamp = lamp.point([round(strength * value * value / 255) for value in range(256)])
    shine = Image.new("L", size, 0)
    at = (round(dice.uniform(0.2, 0.6) * size[0]), round(dice.uniform(0.1, 0.5) * size[1]))
    shine.paste(lamp, at)
    return shine


def _cover(picture: Image.Image, view: View, dice: random.Random) -> None:
    side = view.fill * picture.height
    radius = math.sqrt(view.covered * side * side / math.pi)
    x = picture.width / 2 + dice.uniform(-0.2, 0.3) * side
    y = picture.height / 2 + dice.uniform(-0.2, 0.3) * side
    finger = (x - 1.5 * radius, y - radius / 1.5, x + 1.5 * radius, y + radius / 1.5)
    ImageDraw.Draw(picture).ellipse(finger, fill=dice.randint(60, 170))


Matrix = tuple[tuple[float, ...], ...]


def _rotation(yaw: float, pitch: float, roll: float) -> Matrix:
    a, b, c = (math.radians(angle) for angle in (yaw, pitch, roll))
    around_y = ((math.cos(a), 0, math.sin(a)), (0, 1, 0), (-math.sin(a), 0, math.cos(a)))
    around_x = ((1, 0, 0), (0, math.cos(b), -math.sin(b)), (0, math.sin(b), math.cos(b)))
    around_z = ((math.cos(c), -math.sin(c), 0), (math.sin(c), math.cos(c), 0), (0, 0, 1))
    return _product(around_z, _product(around_x, around_y))


def _product(left: Matrix, right: Matrix) -> Matrix:
    return tuple(
        tuple(sum(row[k] * right[k][column] for k in range(3)) for column in range(3))
        for row in left
    )


def _inverse(m: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = m
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return tuple(
        tuple(value / whole for value in row)
        for row in (
            (e * i - f * h, c * h - b * i, b * f - c * e),
            (f * g - d * i, a * i - c * g, c * d - a * f),
            (d * h - e * g, b * g - a * h, a * e - b * d),
        )
    )
