"""Small texts and secrets, apart from each other."""

from __future__ import annotations

import pytest

from wallet.errors import WrongUse


def test_a_text_stands_under_its_name_until_another_does(vault):
    assert vault.get("language") is None
    vault.put("language", "简体中文")
    vault.put("language", "English")
    assert vault.get("language") == "English"


def test_secrets_are_kept_apart_from_settings(open_vault):
    with open_vault() as vault:
        vault.put_secret("signing", '{"kty":"EC"}')
        vault.put("signing", "shown")
    vault = open_vault()
    assert vault.secret("signing") == '{"kty":"EC"}'
    assert vault.get("signing") == "shown"
    assert vault.secret("sealing") is None


def test_what_is_no_unicode_text_is_refused(vault):
    with pytest.raises(WrongUse, match="text-not-unicode"):
        vault.put("name", "\ud800")
    with pytest.raises(WrongUse, match="text-not-unicode"):
        vault.find_number("\udce9")
