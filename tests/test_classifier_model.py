"""The shipped model types marked sentences without PyTorch, in any order, and never by the actors' names."""

from __future__ import annotations

import pytest

from dragoman.classifier import encode_text, load_classifier, parse_marked
from dragoman.classifier.acts import TYPES

PLAIN = [
    ("<s>Chile</s> and <t>Peru</t> held talks in Lima.", "CONSULT"),
    ("<s>Rebels</s> shelled <t>the town</t> for three days.", "ASSAULT"),
    ("<s>Norway</s> condemned <t>Belarus</t> for jailing reporters.", "ACCUSE"),
    ("<s>Police</s> arrested <t>two opposition leaders</t>.", "COERCE"),
    ("<s>Canada</s> sent tents and medicine to <t>Nepal</t>.", "AID"),
    ("<s>Kenya</s> urged <t>Somalia</t> to hold elections.", "REQUEST"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain_sentences_are_typed(text: str, expected: str) -> None:
    assert load_classifier().classify([text], none=False)[0].type == expected


CONVENTIONS = [  # the sentence, its type by the guide, its type by CAMEO's roots
    ("<s>Canada</s> imposed sanctions on <t>three Belarusian officials</t>.", "SANCTION", "COERCE"),
    ("<s>A court in Porto</s> convicted <t>a former mayor</t> of fraud.", "SANCTION", "ACCUSE"),
    ("<s>Oman</s> and <t>Yemen</t> reached an agreement on fishing rights.", "AGREE", "SUPPORT"),
    ("<s>Chile</s> condemned <t>Fiji</t> for the raid.", "ACCUSE", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "guide", "roots"), CONVENTIONS)
def test_an_act_is_filed_by_the_convention_asked_for(text: str, guide: str, roots: str) -> None:
    model = load_classifier()
    assert [model.classify([text], none=False, by=by)[0].type for by in ("guide", "roots")] == [guide, roots]


def test_batches_do_not_change_the_answer() -> None:
    texts = [t for t, _ in PLAIN]
    together = load_classifier().classify(texts)
    alone = [load_classifier().classify([t])[0] for t in texts]
    assert [v.type for v in together] == [v.type for v in alone]
    assert [v.confidence for v in together] == [v.confidence for v in alone]
    assert set(together[0].scores) == set(TYPES)


def test_names_are_masked_before_the_model_reads() -> None:
    one = encode_text("<s>President Boris Kade</s> praised <t>Mali</t>.")
    other = encode_text("<s>President Ana Lindqvist</s> praised <t>Fiji</t>.")
    assert one == other
    assert "President Name" in one


@pytest.mark.parametrize("text", ["<s>A met <t>B</t>", "A</s> met B"])
def test_unbalanced_marks_are_named(text: str) -> None:
    with pytest.raises(ValueError, match="<s> opens"):
        parse_marked(text)
