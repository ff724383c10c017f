"""How titles on chains are said: addresses by their names, states by their signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.actions.titles import Drafted
from ui.look import Look, Sign, Tone
from ui.widgets.banner import Answer
from wallet.book import TitleView
from wallet.errors import Refused
from wallet.titles.escrow import TitleAct, TitleRecord, TitleState, TitleStatus
from wallet.titles.escrow_law import why_not
from wallet.words import run_on, spaced

translate = QCoreApplication.translate  # lupdate finds calls by this very name

SIGNS: Mapping[TitleStatus, Sign] = {
    TitleStatus.ACTIVE: Sign("shield-check", Tone.GOOD),
    TitleStatus.RETURNED: Sign("anchor", Tone.WAIT),
    TitleStatus.BURNT: Sign("flag", Tone.ENDED, is_settled=True),
    TitleStatus.NEVER_MINTED: Sign("circle-help", Tone.NOTE),
}
MINE = Sign("badge-check", Tone.GOOD, is_settled=True)
UNKNOWN = Sign("circle-help", Tone.NOTE)
STRANGE = Sign("shield-question-mark", Tone.NOTE)
"""A contract that may not keep to the rules: nobody's title is certain there."""


def called(address: str, names: Mapping[str, str], me: str = "") -> str:
    """Return whom an address stands for: me, a name, or itself, shortened to both its ends."""
    if not address:
        return "—"
    if address == me:
        return translate("Title", "this vault")
    return names.get(address) or f"{address[:8]}…{address[-6:]}"


def named(address: str, names: Mapping[str, str], me: str = "") -> str:
    """Return whom an address stands for, and the whole address below."""
    name = called(address, names, me)
    return f"{name}\n{address}" if "…" not in name and address else address


def title_answer(look: Look, view: TitleView) -> Answer:
    """Return what the banner over a title says."""
    record, speech = view.record, look.speech
    if record is None:
        return Answer(
            UNKNOWN,
            translate("Title", "Not read yet"),
            translate("Title", "Ask the chain, or open a snapshot that somebody sent you."),
        )
    state = record.state
    sign = SIGNS[state.status]
    headline = speech.say("title-status", state.status.value)
    owner, holder = (called(one, view.names, view.me) for one in (state.owner, state.holder))
    if state.status is TitleStatus.ACTIVE and view.me and view.me == state.holder == state.owner:
        sign = MINE
        sentence = translate("Title", "This vault is owner and holder.")
    elif state.status is TitleStatus.ACTIVE:
        said = translate("Title", "Owner: {owner}. Holder: {holder}.")
        sentence = said.format(owner=owner, holder=holder)
    elif state.status is TitleStatus.RETURNED:
        said = translate("Title", "{holder} gave it back; the issuer has not answered.")
        sentence = said.format(holder=holder)
    elif state.status is TitleStatus.BURNT:
        sentence = translate("Title", "Nothing more can be done with it.")
    else:
        sentence = translate("Title", "Nobody has this title.")
    if view.vouched is not None:
        said = translate("Title", "TradeTrust did not publish its contract; {name} vouches for it.")
        sentence = run_on(sentence, said.format(name=view.vouched.source))
    elif not record.is_standard:
        sign = STRANGE
        said = translate(
            "Title",
            "TradeTrust did not publish its contract, and nobody here vouches for it: what it says "
            "proves nothing.",
        )
        sentence = run_on(sentence, said)
    by = translate("Title", "signed by {name}").format(name=view.voucher) if view.voucher else ""
    caption = chain_words(look, record)
    caption = caption[:1].upper() + caption[1:]
    return Answer(sign, headline, sentence, f"{caption}, {by}" if by else caption)


_HOLDERS = (
    TitleAct.TRANSFER_HOLDER, TitleAct.NOMINATE, TitleAct.TRANSFER_OWNER, TitleAct.TRANSFER_BOTH,
    TitleAct.REJECT_HOLDER, TitleAct.REJECT_OWNER, TitleAct.REJECT_BOTH, TitleAct.RETURN,
)  # fmt: skip
_ISSUERS = (TitleAct.MINT, TitleAct.RESTORE, TitleAct.BURN)


@dataclass(frozen=True, slots=True)
class Offered:
    """One act on a title."""

    act: TitleAct
    by: str
    """Whose key would sign."""
    refused: Refused | None = None
    """Why the contract would not take it now."""
    among: tuple[str, ...] = ()
    """Where no chain says whose key it is, the accounts to choose from."""


def chain_words(look: Look, record: TitleRecord) -> str:
    """Return as of when a chain said so, and who told it."""
    return translate("Title", "chain as of {time}, block {block}, as told by {source}").format(
        time=look.speech.time(record.block_time), block=record.block, source=record.source
    )


def offered(view: TitleView) -> list[Offered]:
    """Return the acts of a title, each with the address that would sign, or why it cannot be now.

    With the key here: what it may do. Else what holder and owner may, whose key is elsewhere.
    What a chain cannot say, an endorsement in blank or a pledge, is not among them; nor is an act
    of the issuer's that the title is not waiting for.
    """
    if view.record is None:
        return []
    state = view.record.state
    # Who may answer for the registry the chain does not say; without a key here, it is one of
    # those that have a name.
    among = (view.me,) if view.me else tuple(sorted(view.names, key=lambda one: view.names[one]))
    issuers = (Offered(act, by, why_not(state, act, by), among) for act in _ISSUERS
               for by in among[:1])  # fmt: skip
    found = [one for one in issuers if one.refused is None]
    if state.status is TitleStatus.NEVER_MINTED:
        return found
    return [*(_best(state, act, view.me) for act in _HOLDERS), *found]


def _best(state: TitleState, act: TitleAct, me: str) -> Offered:
    """Return the act by my key; where there is none here, by whoever has a role and may."""
    roles = dict.fromkeys(one for one in (state.holder, state.owner) if one)
    who = (me,) if me or not roles else tuple(roles)
    tried = [Offered(act, by, why_not(state, act, by)) for by in who]
    return next((one for one in tried if one.refused is None), tried[0])


def draft_facts(look: Look, drafted: Drafted) -> list[tuple[str, str]]:
    """Return a draft as facts: before, after, cost, deadline."""
    draft, names, me, speech = drafted.draft, drafted.names, drafted.me, look.speech
    before, after = draft.state, draft.after
    asked = f"{speech.time(draft.block_time)}, {draft.source}"
    return [
        (translate("Title", "Owner now"), called(before.owner, names, me)),
        (translate("Title", "Owner then"), called(after.owner, names, me)),
        (translate("Title", "Holder now"), called(before.holder, names, me)),
        (translate("Title", "Holder then"), called(after.holder, names, me)),
        (translate("Title", "Nominee then"), called(after.nominee, names, me)),
        (translate("Title", "Title then"), speech.say("title-status", after.status.value)),
        (translate("Title", "Costs at most"), drafted.cost),
        (translate("Title", "Remark"), draft.move.remark),
        (translate("Title", "Signed by"), draft.move.by),
        (translate("Title", "Chain"), drafted.network),
        (translate("Title", "As of"), asked),
        (translate("Title", "Sign and send until"), speech.time(draft.deadline)),
    ]


def draft_sentence(look: Look, drafted: Drafted) -> str:
    """Return in one sentence what the signature does."""
    move, names, me = drafted.draft.move, drafted.names, drafted.me
    by, owner, holder = (called(one, names, me) for one in (move.by, move.owner, move.holder))
    match move.act:
        case TitleAct.TRANSFER_HOLDER:
            said = translate("Title", "{by} hands the title over: {holder} becomes its holder.")
        case TitleAct.NOMINATE:
            said = translate(
                "Title", "{by} names {owner} as the next owner. The holder can then transfer it."
            )
        case TitleAct.TRANSFER_OWNER:
            said = translate("Title", "{owner} becomes the owner; {by} stays the holder.")
        case TitleAct.TRANSFER_BOTH:
            said = translate(
                "Title", "{by} gives it all up: {owner} becomes the owner, {holder} the holder."
            )
        case TitleAct.REJECT_HOLDER:
            said = translate("Title", "{by} refuses to be the holder; it goes back.")
        case TitleAct.REJECT_OWNER:
            said = translate("Title", "{by} refuses to be the owner; it goes back.")
        case TitleAct.REJECT_BOTH:
            said = translate("Title", "{by} refuses to be owner and holder; both go back.")
        case TitleAct.RETURN:
            said = translate(
                "Title", "{by} returns the title to its issuer and has nothing in hand any more."
            )
        case TitleAct.MINT:
            said = translate(
                "Title", "The title begins: {owner} is its owner, {holder} its holder."
            )
        case TitleAct.RESTORE:
            said = translate("Title", "The return is refused; the title goes back as it was.")
        case TitleAct.BURN:
            said = translate("Title", "The return is accepted. The title ends, for ever.")
    sentence = said.format(by=by, owner=owner, holder=holder)
    return spaced(sentence[:1].upper() + sentence[1:])  # "this vault" begins it


def draft_warning(drafted: Drafted) -> str:
    """Return what no chain can promise."""
    return translate(
        "Title",
        "A chain knows no deadline: whoever has the signed answer can send it until another "
        "transaction no. {nonce} of this key was mined.",
    ).format(nonce=drafted.draft.nonce)
