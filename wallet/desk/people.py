"""Cards: my own, and those of the people I deal with."""

from __future__ import annotations

import json
from pathlib import Path

from wallet.desk.incoming import read_file
from wallet.desk.office import OWN_CARD, SEALING_KEY, SIGNING_KEY, Office
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.card import Card, is_card, read_card, sign_card
from wallet.keys.sealing import SealingKey
from wallet.keys.signing import SigningKey
from wallet.parcels.file import is_parcel
from wallet.store import StoredCard
from wallet.titles.parties import Code, Role

PLATFORM = "LDWL"
"""Our `eblPlatform`: a private code that is none of DCSA's twenty; a setting where one is had."""

_NO_CARDS = ((b"%PDF-", "pdf"), (b"{", "json"), (b"eyJ", "signed"))
"""How other files begin that somebody may take for a card, and what their refusal is called."""

MOST_NAME = 70
"""DCSA `partyName`, characters."""


def lei_code(lei: str) -> Code:
    """Return the identifying code for an LEI.

    Raises:
        Refused: ``lei-wrong``: not 20 characters, or its check digits do not fit (ISO 17442).

    """
    tidy = lei.replace(" ", "").upper()
    is_formed = len(tidy) == 20 and tidy.isascii() and tidy.isalnum() and tidy[-2:].isdigit()
    if not is_formed or int("".join(str(int(c, 36)) for c in tidy)) % 97 != 1:
        raise Refused("lei-wrong", lei=tidy[:20])
    return Code("GLEIF", tidy, "LEI")


def check_owner(name: str, lei: str) -> None:
    """Refuse a name or LEI that no card could carry, before anything is made.

    Raises:
        Refused: ``name-missing``, ``name-too-long`` or ``lei-wrong``.

    """
    if not name.strip():
        raise Refused("name-missing")
    if len(name.strip()) > MOST_NAME:
        raise Refused("name-too-long", most=MOST_NAME)
    if lei.strip():
        lei_code(lei)


def become(
    office: Office,
    name: str,
    role: Role,
    *,
    lei: str = "",
    platform: str = "",
    codes: tuple[Code, ...] = (),
) -> Card:
    """Give a new vault its owner: keys and the owner's own card, in one step.

    Args:
        office: The new vault.
        name: Who it is, at most `MOST_NAME` characters.
        role: What it does in the trade.
        lei: Its LEI, if it has one.
        platform: Its DCSA platform code, if it has one.
        codes: Further codes it goes by, as transport documents name it.

    Raises:
        Refused: ``name-missing``, ``name-too-long`` or ``lei-wrong``.

    """
    check_owner(name, lei)
    tidy = " ".join(name.split())
    signing, sealing = SigningKey.generate(), SealingKey.generate()
    card = sign_card(
        tidy,
        (*((lei_code(lei),) if lei.strip() else ()), *codes),
        role,
        platform=platform or PLATFORM,
        key=signing,
        sealing_jwk=sealing.public_jwk,
        issued=office.clock.now(),
    )
    with office.vault.transaction():
        office.vault.put_secret(SIGNING_KEY, json.dumps(signing.to_jwk()))
        office.vault.put_secret(SEALING_KEY, json.dumps(sealing.to_jwk()))
        office.vault.put(OWN_CARD, card.text)
        office.vault.put_card(_stored(office, card, "own", is_own=True))
        office.vault.note("card-made", None, {"name": tidy})
    return card


def pin(office: Office, card: Card, *, source: str) -> StoredCard:
    """Take a card into the address book: from now on its key is that party's for me.

    Raises:
        Refused: ``own-card``: it is mine.

    """
    if card.did == office.card.did:
        raise Refused("own-card")
    stored = _stored(office, card, source)
    with office.vault.transaction():
        office.vault.put_card(stored)
        office.vault.note("card-pinned", None, {"name": card.party.name, "did": card.did})
    return stored


def namesakes(office: Office, card: Card) -> tuple[StoredCard, ...]:
    """Return the other cards I have, mine among them, that go by a code or the name of `card`.

    Codes and names on a card are what it says of itself. Two keys under one
    LEI are a new key of one party, or an impostor: only the user can find out.
    """
    mine = {(code.provider, code.code) for code in card.party.codes if code.code.strip()}
    name = " ".join(card.party.name.split()).casefold()
    found = []
    for stored in office.vault.cards():
        if stored.did == card.did:
            continue
        other = read_card(stored.jws).party
        codes = {(code.provider, code.code) for code in other.codes}
        if mine & codes or name == " ".join(other.name.split()).casefold():
            found.append(stored)
    return tuple(found)


def unpin(office: Office, did: str) -> None:
    """Strike a card from the address book; its key is nobody's for me from now on.

    Raises:
        Refused: ``own-card``.

    """
    if did == office.card.did:
        raise Refused("own-card")
    with office.vault.transaction():
        office.vault.remove_card(did)
        office.vault.note("card-unpinned", None, {"did": did})


def find(office: Office, who: str) -> Card:
    """Return the card that `who` names: a card file, a ``did:key``, or a pinned name.

    Raises:
        CouldNotLook: ``card-missing`` or ``card-ambiguous``; ``not-a-card``: it is a file with
            something else in it; or the file cannot be read.

    """
    if (stored := office.vault.card(who)) is not None:
        return read_card(stored.jws)
    named = [card for card in office.vault.cards() if card.name == who]
    others = [card for card in named if not card.is_own]
    if len(others) > 1:
        raise CouldNotLook("card-ambiguous", name=who)
    if named:
        return read_card((others or named)[0].jws)
    path = Path(who)
    if not path.is_file():
        raise CouldNotLook("card-missing", name=who)
    return card_in(path)


def card_in(path: Path) -> Card:
    """Return the card in a file.

    Raises:
        CouldNotLook: The file cannot be read.
        Unreadable: As `card_of`.

    """
    return card_of(read_file(path), path.name)


def card_of(data: bytes, name: str) -> Card:
    """Return the card that these bytes are; `name` is what the user calls them, or empty.

    Raises:
        Unreadable: ``not-a-card``, which says what it is instead where that can be told; or it is
            a damaged card.

    """
    data = data.strip()
    if is_card(data):
        return read_card(data)
    case = next((case for begin, case in _NO_CARDS if data.startswith(begin)), "")
    case = "parcel" if is_parcel(data) else case
    raise Unreadable("not-a-card", path=name, case=case)


def _stored(office: Office, card: Card, source: str, *, is_own: bool = False) -> StoredCard:
    return StoredCard(
        did=card.did,
        kid=card.key.thumbprint,
        name=card.party.name,
        jws=card.text,
        pinned_at=office.clock.now(),
        source=source,
        is_own=is_own,
    )
