"""Are targets being reached?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analyses.delivery.target_attainment_answer import Found, estimates_of, tables_of
from analyses.delivery.target_attainment_words import checks_of, notes_of, pictures_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Among, Known, Level
from analyses.grammar.inputs import choice, column, columns, day, level, records, switch
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words, listing
from analyses.records.target_reading import (
    Asked,
    in_second,
    percent_of,
    read_actuals,
    read_targets,
    rows_of,
)
from analyses.records.targets import Target, Targets, elapsed_share, total_of


@question
class TargetAttainment(Analysis):
    """Set what was reached beside what was promised, one indicator at a time.

    Attainment is the actual over the target; the gap is the actual less the target, in percentage
    points for a percentage. Targets and actuals stand in one table, or targets in a second one
    beside counts, persons (each once an indicator) or rows. What is counted has to be known for
    every target, and figures of different kinds (approved, funded, served, stabilised) are never
    added. A conditional target is shown apart and counts neither as met nor as missed. An actual
    that is not reported is unknown, not nought.

    With a period and a cut-off, attainment is set against the share of the period's days that is
    over (both ends are days of it), and counts are carried on at the same rate to its end; no
    percentage is. A total is given on request, when indicators are parts that do not overlap.

    A complete count has no sampling error, so it has no interval. A percentage with a known number
    of people behind it has Wilson's, or the exact one under thirty; where a count is taken as the
    outcome of chance, ask for the exact Poisson interval (Garwood).

    Terms: `actual[indicator=trained]`, `target[...]`, `attainment[...]`, `gap[...]`, and with a
    period and a cut-off `elapsed[...]`, `pace[...]` (attainment over the share elapsed) and
    `projected[...]`; without an indicator, those of the total; `met` and `judged`, how many
    targets without a condition are met and how many are reported, and `conditional`.

    References: Wilson (1927), JASA 22, 209-212; Clopper and Pearson (1934), Biometrika 26,
    404-413; Garwood (1936), Biometrika 28, 437-442.
    """

    title = "Target attainment"
    question = "Are targets being reached?"
    family = "delivery"
    terms = {
        "actual": N_("Reached so far"),
        "target": N_("Target"),
        "attainment": N_("Share of the target"),
        "gap": N_("Above or below the target"),
        "elapsed": N_("Share of the period that is over"),
        "pace": N_("Attainment over time elapsed"),
        "projected": N_("At the period's end, at the same rate"),
        "met": N_("Targets met"),
        "judged": N_("Targets reported, without a condition"),
        "conditional": N_("Conditional targets"),
    }

    indicator: str = column("Indicator", Kind.GROUPS, "What is to be reached.", role=Role.INDICATOR)
    target: str | None = column(
        "Target",
        Kind.NUMERIC,
        "The number to be reached; leave it out when targets stand in a second table.",
        role=Role.TARGET_VALUE,
        default=None,
    )
    actual: str | None = column(
        "Actual",
        Kind.NUMERIC,
        "What was reached; without it persons or rows are counted.",
        role=Role.COUNT,
        default=None,
    )
    unit: str | None = column(
        "Counted in",
        Kind.GROUPS,
        "What each target counts: persons, events, a percentage.",
        role=Role.COUNTED,
        default=None,
    )
    condition: str | None = column(
        "Condition",
        Kind.ANY,
        "What a target depends on; blank or no where it depends on nothing.",
        role=Role.CONDITION,
        default=None,
    )
    person: str | None = column(
        "Person", Kind.ANY, "Who counts once at an indicator.", role=Role.PERSON, default=None
    )
    kind: str | None = column(
        "Kind of figure",
        Kind.GROUPS,
        "Whether a row is approved, funded, served or stabilised; they are never added.",
        default=None,
    )
    reached: Level | None = level(
        "Counts as reached",
        "kind",
        "The kind of figure that is set beside targets.",
        default=None,
    )
    beside: tuple[str, ...] = columns(
        "Shown beside",
        Kind.NUMERIC,
        "Other figures to show, such as approved or served.",
        default=(),
    )
    base: str | None = column(
        "People behind a percentage",
        Kind.NUMERIC,
        "How many people a percentage rests on.",
        default=None,
    )
    period_start: str | None = column(
        "Period start",
        Kind.DATE,
        "The first day of the period.",
        role=Role.PERIOD_START,
        default=None,
    )
    period_end: str | None = column(
        "Period end", Kind.DATE, "The last day of the period.", role=Role.PERIOD_END, default=None
    )
    start: date | None = day("First day", "The first day of every target's period.", default=None)
    end: date | None = day("Last day", "The last day of every target's period.", default=None)
    cut_off: date | None = day(
        "Cut-off", "The day up to which actuals are complete.", role=Role.CUT_OFF, default=None
    )
    counted_in: str = choice(
        "All count",
        ("auto", "percent", "persons", "events", "spells", "employers", "vacancies", "units"),
        "What all targets count, where no column says so.",
        default="auto",
    )
    total: bool = switch("Total", "Add indicators up: parts that do not overlap.", default=False)
    interval: str = choice(
        "Interval",
        ("auto", "none", "poisson"),
        "auto: of percentages with known people; poisson: of counts too, as outcomes of chance.",
        default="auto",
    )
    targets: Table | None = records(
        "Targets", "A table of targets, where they stand apart.", default=None
    )

    def estimate(self, table: Table, targets: Table | None = None) -> Result:
        """Read targets and actuals, compare, check, say, show."""
        asked = self._asked()
        table = self._one_figure(table)
        found = Found(
            self._targets(table, targets, asked), self.confidence, self.interval, self.cut_off
        )
        return Result(
            question=self.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(found),
            pictures=pictures_of(table, found),
            checks=checks_of(found),
            attrition=found.targets.ladder,
            tables=tables_of(found, table),
            notes=notes_of(found),
        )

    def _asked(self) -> Asked:
        return Asked(
            self.indicator,
            self.target,
            self.actual,
            self.person,
            self.unit,
            self.base,
            self.condition,
            self.period_start,
            self.period_end,
            self.counted_in,
            self.start,
            self.end,
            self.cut_off,
        )

    def _targets(self, table: Table, targets: Table | None, asked: Asked) -> Targets:
        if targets is None:
            need(self.target, "target", "Target")
            need(self.actual, "actual", "Actual")
            items = read_targets(table, asked)
        else:
            items = read_targets(targets, in_second(asked, targets))
        ladder = rows_of(table, asked, tuple(item.name for item in items))
        if not items or not ladder.analysed:
            raise Refusal(
                Words("No indicator has both a target and a row that names it."),
                field="target" if targets is None else "targets",
                code="no-targets",
            )
        actuals, bases = read_actuals(table, asked)
        done = tuple(self._with_actual(item, actuals, bases) for item in items)
        done = tuple(sorted(done, key=lambda item: item.condition is not None))
        total = total_of(done) if self.total else None
        if self.total and total is None:
            raise _no_total(done)
        beside = {name: _sums(table, name, self.indicator) for name in self.beside}
        return Targets(done, total, beside, ladder)

    def _with_actual(
        self, item: Target, actuals: dict[Level, float], bases: dict[Level, float]
    ) -> Target:
        actual = None if item.name is None else actuals.get(item.name)
        base = None if item.name is None else bases.get(item.name)
        if actual is not None and item.is_percent:
            actual = percent_of(item.name, actual)
        elapsed = None
        if item.start is not None and item.end is not None:
            if item.end < item.start:
                raise Refusal(
                    Words(
                        "The period of {indicator} ends on {end}, before it starts on {start}.",
                        indicator=str(item.name),
                        end=item.end,  # type: ignore[arg-type]
                        start=item.start,  # type: ignore[arg-type]
                    ),
                    field="end" if self.period_end is None else "period_end",
                    code="period-reversed",
                )
            if self.cut_off is not None:
                elapsed = elapsed_share(item.start, item.end, self.cut_off)
        return replace(item, actual=actual, base=base or None, elapsed=elapsed)

    def _one_figure(self, table: Table) -> Table:
        """Keep one kind of figure; several without a choice are refused."""
        if self.kind is None:
            return table
        if self.reached is not None:
            kept = Among(self.kind, (self.reached,))
            return table.keep(kept, Words("Another kind of figure"), "eligible")
        kinds = table.levels(self.kind)
        if len(kinds) > 1:
            raise Refusal(
                Words(
                    "Figures of different kinds cannot be added: {each}. Choose the one that "
                    "counts as reached.",
                    each=listing(*(str(kind) for kind in kinds[:8])),
                ),
                field="reached",
                code="mixed-figures",
                ways_out=[
                    WayOut(Words("Use {name}", name=str(kind)), "reached", kind)
                    for kind in kinds[:4]
                ],
            )
        return table

    @classmethod
    def example(cls) -> tuple[TargetAttainment, dict[str, str]]:
        """Four support centres: target, served and stabilised kept apart, all conditional."""
        return cls(
            indicator="مرکز",
            target="هدف‌گذاری (نفر)",
            actual="تثبیت‌شده (نفر)",
            condition="شرط تحقق · مشروط به تثبیت",
            beside=("پذیرفته‌شده (نفر)",),
            counted_in="persons",
            total=True,
        ), {"main": "khorasan_razavi/centres.xlsx#مراکز"}


def _sums(table: Table, of: str, indicator: str) -> dict[Level, float]:
    tally = table.keep(Known(of)).sums([of], [indicator])
    return dict(zip(tally.levels[0], tally.sums[of].tolist(), strict=True))


def _no_total(items: tuple[Target, ...]) -> Refusal:
    words = tuple(dict.fromkeys(item.word or str(item.unit) for item in items))
    return Refusal(
        Words(
            "Targets that count different things, or percentages, have no total: {each}. Leave "
            "the total out, or filter to one.",
            each=listing(*words),
        ),
        field="total",
        code="no-total",
        ways_out=[WayOut(Words("Leave the total out"), "total", False)],
    )
