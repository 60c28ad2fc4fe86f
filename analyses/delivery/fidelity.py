"""How closely does the service follow the model?"""

from __future__ import annotations

from analyses.delivery.fidelity_answer import Reviews, estimates_of, follow_reviews, tables_of
from analyses.delivery.fidelity_words import checks_of, finding, notes_of, pictures_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.inputs import column, number
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.attrition import keep_known, refuse_nobody


@question
class Fidelity(Analysis):
    """Add up a fidelity scale: each review's total and band, item by item, and what changed.

    A row is the score of one item in one review. The supported-employment (IPS) scale has 25
    items of 1 to 5, at most 125: from 74 fair, from 100 good, from 115 exemplary, and below 74
    not supported employment; other scales by their number of items, scores and limits. A total
    is given only when every item has a score: otherwise the lowest and the highest that it can
    be, and a band only when both lie in it. Changes are from one review to the next of the same
    service; where the rater changed, the change may be the rater's, and it is said. Scores are
    judgements of one review, not a sample, so there are no intervals.

    Terms: `total[review=2023-10-17]` or, with items missing, `total-least[review=...]` and
    `total-most[review=...]`; `mean[review=...]` of the items; `change[review=...]` of the total
    since the review before; `score[item=3; review=...]` and `item-change[item=3]` of the last
    review; each with `service=...` when a service is chosen; `item-mean[item=3]` over services.

    References: Becker, Swanson, Reese, Bond and McLeman (2015), Supported Employment Fidelity
    Review Manual; Bond, Peterson, Becker and Drake (2012), Psychiatric Services 63, 758-763.
    """

    title = "Fidelity"
    question = "How closely does the service follow the model?"
    family = "delivery"
    terms = {
        "total": N_("Total score"),
        "total-least": N_("Total at least"),
        "total-most": N_("Total at most"),
        "mean": N_("Mean of the items"),
        "change": N_("Change of the total"),
        "score": N_("Score"),
        "item-change": N_("Change of the item"),
        "item-mean": N_("Mean of the item"),
    }

    review: str | None = column(
        "Review", Kind.DATE, "When fidelity was reviewed.", role=Role.REVIEW_DATE, default=None
    )
    item: str | None = column(
        "Item", Kind.GROUPS, "Which item of the scale.", role=Role.ITEM, default=None
    )
    score: str | None = column(
        "Score", Kind.NUMERIC, "The score of the item.", role=Role.SCORE, default=None
    )
    service: str | None = column(
        "Service", Kind.GROUPS, "Which service was reviewed.", role=Role.PROVIDER, default=None
    )
    rater: str | None = column("Rater", Kind.GROUPS, "Who reviewed.", default=None)
    items: int = number(
        "Items", "How many items the scale has.", default=25, low=1, high=500, whole=True
    )
    lowest: int = number(
        "Lowest score", "The lowest score of an item.", default=1, low=0, high=100, whole=True
    )
    highest: int = number(
        "Highest score", "The highest score of an item.", default=5, low=1, high=1000, whole=True
    )
    bands: tuple[int, ...] = number(
        "Bands",
        "The totals from which fidelity is fair, good and exemplary.",
        default=(74, 100, 115),
        low=0,
        high=100000,
        whole=True,
        many=True,
    )

    def estimate(self, table: Table) -> Result:
        """Add up, compare reviews, check, say, show."""
        table = self.eligible(table)
        found = follow_reviews(table, self)
        return Result(
            question=self.command(),
            estimates=Estimates(tuple(estimates_of(found))),
            sentence=reading(found),
            pictures=pictures_of(self, table, found, finding(found)),
            checks=checks_of(found),
            attrition=table.attrition(),
            tables=tables_of(found),
            notes=notes_of(found),
            parameters=self.settled(found),
        )

    def eligible(self, table: Table) -> Table:
        """Refuse scores that the scale does not have, and rows without their place."""
        for name, label in (("review", "Review"), ("item", "Item"), ("score", "Score")):
            need(getattr(self, name), name, label)
        if len(self.bands) != 3:
            raise Refusal(
                Words("Bands need three totals: from where fidelity is fair, good, exemplary."),
                field="bands",
                code="three-bands",
            )
        if self.lowest >= self.highest:
            raise Refusal(
                Words("The lowest score has to be below the highest."),
                field="lowest",
                code="no-range",
            )
        if self.bands[-1] > self.items * self.highest:
            raise Refusal(
                Words(
                    "No total reaches {band}: {items} items of at most {highest} give {most}.",
                    band=self.bands[-1],
                    items=self.items,
                    highest=self.highest,
                    most=self.items * self.highest,
                ),
                field="bands",
                code="unreachable-band",
            )
        table = keep_known(
            table,
            (self.review, Words("Review date not known")),
            (self.item, Words("Item not known")),
            (self.service, Words("Service not known")),
            (self.score, Words("Score not known")),
        )
        refuse_nobody(table.attrition(), "score")
        self.refuse_odd_scores(table)
        return table

    def refuse_odd_scores(self, table: Table) -> None:
        """Refuse a score outside the scale, and more items than it has."""
        odd = [
            level
            for level in table.levels(str(self.score))
            if not self.lowest <= float(level) <= self.highest or float(level) % 1  # type: ignore[arg-type]
        ]
        if odd:
            raise Refusal(
                Words(
                    "{column} has {value}, but an item scores {lowest} to {highest}. Mend it in "
                    "the recipe, or change the scale.",
                    column=str(self.score),
                    value=str(odd[0]),
                    lowest=self.lowest,
                    highest=self.highest,
                ),
                field="score",
                code="off-scale",
            )
        have = len(table.levels(str(self.item)))
        if have > self.items:
            raise Refusal(
                Words(
                    "{column} has {n} items, but the scale has {items}.",
                    column=str(self.item),
                    n=have,
                    items=self.items,
                ),
                field="items",
                code="too-many-items",
            )

    def settled(self, found: Reviews) -> dict[str, object]:
        """The bands of the last reviews, by service."""
        return {"band": tuple(band for line in found.lines if (band := line.last.band))}

    @classmethod
    def example(cls) -> tuple[Fidelity, dict[str, str]]:
        """Three services, reviewed each autumn."""
        asked = cls(
            review="review_date", item="item", score="score", service="service", rater="rater"
        )
        return asked, {"main": "city_partnership/fidelity.csv"}
