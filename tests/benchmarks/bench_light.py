"""What light carries and costs: sizes, drawing, reading before a camera, and how rank grows.

zbar and OpenCV are measured beside zxing-cpp where they are installed (``pyzbar``,
``opencv-python-headless``); the project itself needs neither.
"""

from __future__ import annotations

import importlib
import random
import statistics
import time
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
import qrcode
from PIL import Image
from qrcode.util import MODE_ALPHA_NUM, QRData

from tests.benchmarks.conftest import cost
from tests.camera import FULL_HD, HD, VIEWS, taken
from tests.wallet.builders import BANK, person
from tests.wallet.parcels.makings import accepted, offered
from wallet.desk.lighting import light, news_of
from wallet.parcels.file import Purpose, write_parcel
from wallet.parcels.light import CODES_PER_SECOND, Catcher
from wallet.parcels.message import write_news
from wallet.parcels.qr import Level, capacity, modules
from wallet.parcels.scan import codes_in

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:"
Decoder = Callable[[Image.Image], list[str]]


def random_text(version: int, dice: random.Random) -> str:
    return "".join(dice.choices(LETTERS, k=capacity(version, Level.L)))


def sent() -> dict[str, bytes]:
    """Return the files of every kind of message."""
    issued = replace(accepted(), purpose=Purpose.ISSUE, receipts=(), cards=())
    return {
        "card": BANK.card.text.encode(),
        "card, not in the dictionary": person("Nordkai Spedition GmbH").card.text.encode(),
        "bill of 4 entries, offered": write_parcel(offered()),
        "bill of 4 entries, other cargo": write_parcel(offered("bearer/typical")),
        "bill of 4 entries, long cargo": write_parcel(offered("to-order/long")),
        "bill of 3 entries, envelope only": issued.envelope,
        "receipt": write_parcel(accepted()),
    }


def test_size(report):
    for what, data in sent().items():
        beam = light(data)
        plain = zlib.compress(data, 9)
        codes = f"{beam.fragments} × {beam.version}-{beam.level}"
        size = len(beam.whole.message)
        report(f"{what}: {codes}", f"{size} B", f"zlib of its file {len(plain)} B",
               size / len(plain))  # fmt: skip
    news = write_news(replace(news_of(replace(accepted(), purpose=Purpose.OFFER)), receipts=()))
    entry = accepted().envelope.rpartition(b'["')[2]
    report("entry, for one who has the rest", f"{len(news.message)} B",
           f"zlib of its text {len(zlib.compress(entry, 9))} B",
           len(news.message) / len(zlib.compress(entry, 9)))  # fmt: skip


@pytest.mark.parametrize("version", [10, 20, 30, 40])
def test_draw(report, version):
    text = random_text(version, random.Random(version))

    def other() -> None:
        code = qrcode.QRCode(version=version, error_correction=1, border=0, mask_pattern=3)
        code.add_data(QRData(text.encode(), mode=MODE_ALPHA_NUM))
        code.make(fit=False)

    ours = cost(lambda: modules(text, version=version, level=Level.L), 5)
    theirs = cost(other, 2)
    report(f"draw a code of version {version}-L", f"{ours * 1e3:.1f} ms",
           f"qrcode, mask given {theirs * 1e3:.1f} ms", ours / theirs)  # fmt: skip


def fast(image: Image.Image) -> list[str]:
    return list(codes_in(image.tobytes(), *image.size, thorough=False))


def decoders() -> dict[str, Decoder]:
    """Return what else can read codes here."""
    found: dict[str, Decoder] = {
        "thorough": lambda image: [*codes_in(image.tobytes(), *image.size)]
    }
    try:
        pyzbar = importlib.import_module("pyzbar.pyzbar")
        found["zbar"] = lambda image: [code.data.decode() for code in pyzbar.decode(image)]
    except ImportError:
        pass
    try:
        cv2, numpy = importlib.import_module("cv2"), importlib.import_module("numpy")
        cv2.setNumThreads(1)
        reader = cv2.QRCodeDetector()
        found["OpenCV"] = lambda image: [reader.detectAndDecode(numpy.asarray(image))[0]]
    except ImportError:
        pass
    return found


@pytest.mark.parametrize("size", [HD, FULL_HD], ids=["720p", "1080p"])
@pytest.mark.parametrize("version", [10, 20, 25, 30, 40])
def test_read(report, version, size):
    dice, times = random.Random(version), 2
    text = random_text(version, dice)
    code = modules(text, version=version, level=Level.L)
    others = decoders()
    right = dict.fromkeys(("ours", *others), 0)
    took: dict[str, list[float]] = {name: [] for name in right}
    missed: list[str] = []
    for name, view in VIEWS.items():
        for number in range(times):
            image = taken(code, view, dice, size)
            for who, decode in {"ours": fast, **others}.items():
                if who in ("zbar", "OpenCV") and number:
                    continue  # a tenth of a second each, and more
                started = time.process_time()
                texts = decode(image)
                took[who].append((time.process_time() - started) * 1e3)
                right[who] += text in texts
                if who == "ours" and text not in texts:
                    missed.append(name)
    pixels = 0.85 * size[1] / (25 + 4 * version)
    rate = {who: 100 * right[who] / len(took[who]) for who in right}
    mean = {who: statistics.mean(took[who]) for who in right}
    for who in others:
        report(
            f"read version {version}, {size[1]}p, {pixels:.1f} pixels a module",
            f"{rate['ours']:.0f} % {mean['ours']:.1f} ms",
            f"{who} {rate[who]:.0f} % {mean[who]:.1f} ms",
            mean["ours"] / mean[who],
        )
    if missed:
        times_missed = ", ".join(f"{name} {missed.count(name)}" for name in dict.fromkeys(missed))
        report(f"  not read, of {times}", times_missed, "", 1.0)


@pytest.mark.parametrize("loss", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("join", ["from the start", "late"])
def test_rank(report, loss, join):
    beam = light(write_parcel(offered()))
    shown, least = [], []
    for seed in range(400):
        dice, catcher = random.Random(seed), Catcher()
        first = 1 if join == "late" else 0
        first = dice.randint(beam.fragments + 1, 900) if first else 1
        seen = [number for number in range(first, first + 400) if dice.random() >= loss]
        for number in seen:
            if catcher.take(beam.text(number)).message is not None:
                shown.append(number - first + 1)
                break
        least.append(seen[beam.fragments - 1] - first + 1)
    p95 = sorted(shown)[len(shown) * 95 // 100]
    mean, best = statistics.mean(shown), statistics.mean(least)
    report(
        f"{beam.fragments} parts, {loss:.0%} lost, {join}",
        f"{mean / CODES_PER_SECOND:.2f} s, p95 {p95 / CODES_PER_SECOND:.1f}",
        f"no code could do better {best / CODES_PER_SECOND:.2f} s",
        mean / best,
    )


def test_catch(report):
    data = write_parcel(offered())
    beam = light(data)
    texts = [beam.text(number) for number in range(100, 100 + 2 * beam.fragments)]

    def catch() -> None:
        catcher = Catcher()
        for text in texts:
            catcher.take(text)

    pack = cost(lambda: light(data), 5)
    caught = cost(catch, 5)
    bare = cost(lambda: zlib.compress(data, 9), 5)
    report("pack a bill of 4 entries", f"{pack * 1e3:.1f} ms",
           f"zlib of its file {bare * 1e3:.1f} ms", pack / bare)  # fmt: skip
    report(f"catch it from {len(texts)} codes", f"{caught * 1e3:.1f} ms",
           f"zlib of its file {bare * 1e3:.1f} ms", caught / bare)  # fmt: skip
