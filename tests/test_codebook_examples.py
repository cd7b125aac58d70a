"""The codebook at work: its own examples, and one short text for every type, mode, context and CAMEO code."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

from dragoman.codebook.check import check_codebook
from dragoman.codebook.ontology import CONTEXTS, MODES, TYPES, cameo_codes
from dragoman.reading import as_report, default_reader
from dragoman.records import Reading
from golden_tables import FOLDER, cases, reading_of, show_event

DAY = "2018-06-20"
TABLE: dict[str, Any] = yaml.safe_load((FOLDER / "modes.yaml").read_text(encoding="utf-8"))
CAMEO: dict[str, str] = yaml.safe_load((FOLDER / "cameo.yaml").read_text(encoding="utf-8"))["codes"]
ABOUT: dict[str, str] = yaml.safe_load((FOLDER / "contexts.yaml").read_text(encoding="utf-8"))["contexts"]
ROWS: list[tuple[str, str, str]] = [(t, m, text) for t, modes in TABLE["types"].items() for m, text in modes.items()]


def own_examples(key: str) -> list[tuple[str, str | None, str]]:
    """The codebook's own sentences under `key`: type, rule if they stand with one, text."""
    found: list[tuple[str, str | None, str]] = []
    for sheet in sorted((files("dragoman.codebook") / "plover").iterdir(), key=lambda f: f.name):
        if not sheet.name.endswith(".yaml"):
            continue
        table = yaml.safe_load(sheet.read_text(encoding="utf-8"))
        if "type" not in table:
            continue
        found += [(table["type"], None, text) for text in table.get(key, ())]
        for rule in table.get("rules", ()):
            found += [(table["type"], rule["id"], text) for text in rule.get(key, ())]
    return found


GOOD, BAD = own_examples("examples"), own_examples("counter_examples")


@lru_cache
def readings() -> dict[str, Reading]:
    """All texts of this page, read in one batch."""
    tables = [text for *_, text in ROWS], [text for *_, text in (*GOOD, *BAD)], CAMEO.values(), ABOUT.values()
    texts = list(dict.fromkeys(text for table in tables for text in table))
    made = default_reader().read_all([as_report(text, DAY) for text in texts])
    return dict(zip(texts, made, strict=True))


def told(text: str) -> str:
    """The events of a text, for messages."""
    return "; ".join(f"{show_event(e)} by {e.why}" for e in readings()[text].events) or "no event"


@pytest.mark.parametrize(("event_type", "rule", "text"), GOOD)
def test_an_example_of_the_codebook_is_coded_as_it_says(event_type: str, rule: str | None, text: str) -> None:
    """An example gives an event of its type, and where it stands with a rule, by that rule."""
    events = [e for e in readings()[text].events if e.type == event_type]
    assert events, told(text)
    assert rule is None or any(f"{event_type}/{rule} " in e.why for e in events), told(text)


@pytest.mark.parametrize(("event_type", "rule", "text"), BAD)
def test_a_counter_example_of_the_codebook_is_not(event_type: str, rule: str | None, text: str) -> None:
    """A counter-example gives no event of the type, or where it stands with a rule, none by that rule."""
    events = [e for e in readings()[text].events if e.type == event_type]
    if rule is not None:
        events = [e for e in events if f"{event_type}/{rule} " in e.why]
    assert not events, told(text)


def test_the_table_has_a_text_for_every_type_and_mode() -> None:
    """All sixteen types and all their modes, and nothing else."""
    assert tuple(TABLE["types"]) == TYPES
    for event_type, modes in TABLE["types"].items():
        assert set(modes) == (MODES[event_type] or {""}), event_type


def _marked() -> list[Any]:
    rows = []
    for event_type, mode, text in ROWS:
        reason = TABLE["xfail"].get(f"{event_type}/{mode}")
        marks = [pytest.mark.xfail(reason=reason, strict=False, raises=AssertionError)] if reason else []
        rows.append(pytest.param(event_type, mode, text, id=f"{event_type}-{mode or 'any'}", marks=marks))
    return rows


@pytest.mark.parametrize(("event_type", "mode", "text"), _marked())
def test_every_type_and_mode_is_reached(event_type: str, mode: str, text: str) -> None:
    """A plain sentence of a type and mode is coded so."""
    events = readings()[text].events
    assert any(e.type == event_type and (not mode or e.mode == mode) for e in events), told(text)


def test_every_code_of_cameo_has_a_text_or_a_reason_why_no_event_has_it() -> None:
    """The codes without a text are those that the codebook itself says no event has, with the reason."""
    silent = default_reader().codebook.scores["no_event"]
    assert set(CAMEO) | set(silent) == cameo_codes()
    assert not set(CAMEO) & set(silent)


@pytest.mark.parametrize(("code", "text"), CAMEO.items(), ids=list(CAMEO))
def test_every_code_of_cameo_is_reached(code: str, text: str) -> None:
    """A plain sentence gives an event of the code."""
    events = readings()[text].events
    assert any(e.cameo == code for e in events), f"{told(text)} {[e.cameo for e in events]}"


def test_every_context_has_a_text() -> None:
    """All 37, and nothing else."""
    assert set(ABOUT) == CONTEXTS


@pytest.mark.parametrize(("context", "text"), ABOUT.items(), ids=list(ABOUT))
def test_every_context_is_reached(context: str, text: str) -> None:
    """A plain sentence about it gives an event in the context."""
    assert any(context in e.contexts for e in readings()[text].events), told(text)


def test_the_check_finds_no_type_mode_or_code_without_a_way_to_it() -> None:
    """What `dragoman codebook check` says of the whole, other than of words that two types lay claim to."""
    whole = [str(f) for f in check_codebook() if f.severity == "error" or not f.line]
    assert whole == []


def test_every_event_of_the_golden_texts_has_a_code_of_cameo() -> None:
    """CAMEO codes, Goldstein scores and quad classes are those of the codebook's tables."""
    found = [e for c in cases("events") for e in reading_of(c).events]
    assert len(found) > 80
    for event in found:
        assert event.cameo in cameo_codes(), show_event(event)
        assert event.goldstein is not None
        assert -10 <= event.goldstein <= 10


def object_words() -> dict[str, set[str]]:
    """The single words that patterns of the loaded codebook look for beside their heads, with their alternatives."""
    codebook = default_reader().codebook
    patterns = [p for table in (codebook.verbs, codebook.nouns) for found in table.values() for p in found]
    beside: dict[str, set[str]] = {}
    for group in (group for p in patterns for group in p.objects):
        for word in filter(str.isalpha, group):
            beside.setdefault(word, set(group)).intersection_update(group)
    return beside


def test_every_object_word_of_the_codebook_can_be_met_in_a_text() -> None:
    """A word is looked for by its base form, so it or its base form has to stand in the pattern."""
    parser = default_reader().parser
    words = object_words()
    analyses = parser.parse_all([(f"They saw the {word} here.", 0) for word in words])
    lost = []
    for (word, beside), a in zip(words.items(), analyses, strict=True):
        token = next(t for t in a.tokens if t.text == word)
        if token.lemma not in (*beside, word.replace("ise", "ize")) and token.kind == "noun":
            lost.append((word, token.lemma))
    assert not lost


PAST = [
    ("hoped", "hope"), ("fined", "fine"), ("raped", "rape"), ("staged", "stage"), ("shamed", "shame"),
    ("sniped", "snipe"), ("dined", "dine"), ("axed", "axe"), ("lambasted", "lambaste"), ("cordoned", "cordon"),
    ("killed", "kill"), ("banned", "ban"), ("seized", "seize"), ("accused", "accuse"), ("urged", "urge"),
    ("thanked", "thank"), ("deployed", "deploy"), ("vetoed", "veto"), ("denied", "deny"), ("struck", "strike"),
]  # fmt: skip
LOST = {"lambasted"}
LAMBAST = "words: lambasted is read as the past of lambast, which the codebook lists beside lambaste"


@pytest.mark.parametrize(
    ("form", "base"),
    [
        pytest.param(
            form,
            base,
            id=form,
            marks=[pytest.mark.xfail(reason=LAMBAST, strict=False, raises=AssertionError)] if form in LOST else [],
        )
        for form, base in PAST
    ],
)
def test_a_verb_in_the_past_tense_has_its_base_form(form: str, base: str) -> None:
    """A verb of the codebook is met in every form."""
    a = default_reader().parser.parse(f"The soldiers {form} the men of the town on Monday.")
    assert next(t.lemma for t in a.tokens if t.text == form) == base
