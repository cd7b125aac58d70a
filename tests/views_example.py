"""A small reading made by hand: in, nothing; out, records whose evidence overlaps and is hard to show."""

from __future__ import annotations

from dragoman.records import (
    Actor,
    Commitment,
    Event,
    Evidence,
    Failure,
    Mention,
    Place,
    PlaceMention,
    Reading,
    Report,
    Statement,
    TimeExpression,
    Topic,
)

TEXT = (
    "ASTANA – President Ana Ruiz met Wei Lu 🤝 on Tuesday and praised René’s “<b>new</b> road”.\n\n"
    "“=We will build the road by 2030,” said Wei Lu."
)
RUIZ = Actor("Ana Ruiz", "person", "URY", "GOV", "President of Uruguay", "Q1")
WEI = Actor("Wei Lu", "person", "CHN", "GOV")
BANK = Actor("the Bank", "body", "WBK")


def words(part: str, occurrence: int = 1) -> Evidence:
    """Return the evidence for words of the text."""
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(part, start + 1)
    return Evidence(start, start + len(part), part)


def reading() -> Reading:
    """Return the reading of the text, all kinds of records in it."""
    astana = Place("Astana", "KAZ", 51.18, 71.45, "1526273", "city")
    met = Event(
        id="e1",
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic", "economic"),
        cameo="042",
        reciprocal=True,
        source=(RUIZ, WEI),
        target=(RUIZ, WEI),
        date="2020-09-08",
        place=astana,
        quad_class=1,
        goldstein=1.9,
        intensity=2.0,
        evidence=words("met Wei Lu 🤝 on Tuesday"),
        reported_by=(BANK,),
        confidence=0.9,
        why="codebook: meet.with",
    )
    praised = Event(
        id="e2",
        type="SUPPORT",
        mode=None,
        contexts=(),
        cameo=None,
        reciprocal=False,
        source=(RUIZ,),
        target=(),
        date=None,
        place=None,
        quad_class=1,
        goldstein=-0.5,
        intensity=None,
        evidence=words("praised René’s “<b>new</b> road”"),
    )
    return Reading(
        report=Report(
            id="ruiz-wei",
            date="2020-09-14",
            text=TEXT,
            title="Ruiz <script>alert(1)</script> & Wei",
            source="ruiz-wei.txt",
            url="https://example.org/a?b=1&c=2",
            language="en",
            place=Place("Astana"),
            attributed_to="the press service",
        ),
        actors=(RUIZ, WEI, BANK),
        mentions=(
            Mention(words("President Ana Ruiz"), (RUIZ,), "title and name"),
            Mention(words("Wei Lu"), (WEI,), "name"),
            Mention(words("Wei Lu", 2), (WEI,), "name", antecedent=words("Wei Lu")),
        ),
        topics=(Topic("the road", "project", words("the road")),),
        events=(met, praised),
        statements=(
            Statement(
                id="s1",
                kind="direct",
                speakers=(WEI,),
                addressee=(RUIZ,),
                evidence=words("=We will build the road by 2030"),
                source=words("Wei Lu", 2),
                cue=words("said"),
            ),
        ),
        commitments=(
            Commitment(
                id="c1",
                kind="pledge",
                by=(WEI,),
                to=(RUIZ,),
                what="build the road",
                topic="transport",
                due="2030",
                status="overdue",
                evidence=words("build the road by 2030"),
                event="e2",
            ),
        ),
        dates=(TimeExpression(words("Tuesday"), "DATE", "2020-09-08"),),
        places=(PlaceMention(words("ASTANA"), astana),),
        failures=(Failure("places", "A place could not be found.", "ruiz-wei"),),
        version="0.1.0",
    )
