"""The JSON-LD contexts we wrote mean what the public ones mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld
from pyld.context_resolver import ContextResolver

from wallet.formats.credentials.vocabulary import shipped


def meaning_of(document: Any, outer: Any = None) -> Any:
    processor = jsonld.JsonLdProcessor()
    options = {"base": "", "processingMode": "json-ld-1.1"}
    start = outer or processor._get_initial_context(options)
    known = {"contextResolver": ContextResolver({}, None)}
    inside = document["@context"]
    return processor._process_context(start, inside, options | known, override_protected=True)


def differences(
    path: str, ours: Any, theirs: Any, around: tuple[Any, Any] = (None, None)
) -> list[str]:
    mine, its = meaning_of(ours, around[0]), meaning_of(theirs, around[1])
    found = []
    said = {*ours["@context"], *theirs["@context"]}
    for name in sorted(name for name in said if not name.startswith("@")):
        one, other = mine["mappings"].get(name), its["mappings"].get(name)
        inner = tuple(term.get("@context", "none") if term else "none" for term in (one, other))
        bare = [term and {key: value for key, value in term.items() if key != "@context"}
                for term in (one, other)]  # fmt: skip
        if bare[0] != bare[1] or (inner[0] in ("none", None)) != (inner[1] in ("none", None)):
            found.append(f"{path}/{name}")
        elif inner[0] not in ("none", None):
            texts = [json.dumps(scope, sort_keys=True) for scope in inner]
            if texts[0] != texts[1]:
                found += differences(f"{path}/{name}", {"@context": inner[0]},
                                     {"@context": inner[1]}, (mine, its))  # fmt: skip
    return found


def test_our_contexts_mean_what_the_public_ones_mean(shared: Path) -> None:
    folder = shared / "data/tradetrust/contexts"
    index = json.loads((folder / "index.json").read_bytes())
    assert len(shipped()) == 15
    found = [
        name
        for url, ours in shipped().items()
        for name in differences(url, ours, json.loads((folder / index[url]).read_bytes()))
    ]
    # The public context of 2018 abbreviates these without saying what the prefix stands for.
    assert {name.rpartition("/")[0] for name in found} <= {
        "https://www.w3.org/2018/credentials/v1/RsaSignature2018"
    }


def test_the_contexts_beside_the_fixtures_are_the_same_ones(shared: Path) -> None:
    """Those that TrustVC's fixtures were signed under are those that ours are compared with."""
    folder = shared / "data/tradetrust/contexts"
    known = {path.read_bytes() for path in folder.glob("*.json")}
    beside = sorted((shared / "data/conformance/08-oa-tradetrust/contexts").glob("*.json"))
    assert len(beside) >= 15
    texts = [json.dumps(json.loads(one), sort_keys=True) for one in known]
    for path in beside:
        assert json.dumps(json.loads(path.read_bytes()), sort_keys=True) in texts, path.name


def test_no_two_terms_that_a_bill_may_use_have_one_meaning() -> None:
    """Else somebody could swap the names of two signed values, and no signature would break."""
    for url, document in shipped().items():
        for scope in scopes(document["@context"]):
            meanings = [term if isinstance(term, str) else term["@id"]
                        for name, term in scope.items() if not name.startswith("@")]  # fmt: skip
            assert len(meanings) == len(set(meanings)), url


def scopes(context: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [term["@context"] for term in context.values()
             if isinstance(term, dict) and isinstance(term.get("@context"), dict)]  # fmt: skip
    return [context, *(scope for one in inner for scope in scopes(one))]
