"""Every question, in menu order, by explicit lines, so that a frozen build finds each module."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from analyses.change.before_after import BeforeAfter
from analyses.comparison.difference_in_differences import DifferenceInDifferences
from analyses.delivery.employer_market import EmployerMarket
from analyses.delivery.fidelity import Fidelity
from analyses.delivery.monitoring_coverage import MonitoringCoverage
from analyses.delivery.participant_profile import ParticipantProfile
from analyses.delivery.plan_reporting import PlanReporting
from analyses.delivery.stage_funnel import StageFunnel
from analyses.delivery.support_mix import SupportMix
from analyses.delivery.target_attainment import TargetAttainment
from analyses.duration.cohort_triangle import CohortTriangle
from analyses.duration.job_retention import JobRetention
from analyses.grammar.analysis import Analysis
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from analyses.outcomes.cost_per_outcome import CostPerOutcome
from analyses.outcomes.group_gaps import GroupGaps
from analyses.outcomes.job_quality import JobQuality
from analyses.outcomes.outcome_drivers import OutcomeDrivers
from analyses.outcomes.placement_rate import PlacementRate
from analyses.outcomes.quarter_after_exit import QuarterAfterExit
from analyses.outcomes.sustained_employment import SustainedEmployment
from analyses.planning.sample_size import SampleSize


@dataclass(frozen=True, slots=True)
class Family:
    """A menu: its name, its title in plain words, and its questions."""

    name: str
    title: Words
    questions: tuple[type[Analysis], ...]


FAMILIES = (
    Family(
        "outcomes",
        Words("What happened to the people"),
        (
            PlacementRate,
            SustainedEmployment,
            QuarterAfterExit,
            JobQuality,
            GroupGaps,
            OutcomeDrivers,
            CostPerOutcome,
        ),
    ),
    Family("change", Words("Before and after"), (BeforeAfter,)),
    Family("comparison", Words("Compared with whom"), (DifferenceInDifferences,)),
    Family("duration", Words("How long"), (JobRetention, CohortTriangle)),
    Family(
        "delivery",
        Words("Is the plan being carried out"),
        (
            ParticipantProfile,
            StageFunnel,
            SupportMix,
            TargetAttainment,
            PlanReporting,
            MonitoringCoverage,
            EmployerMarket,
            Fidelity,
        ),
    ),
    Family("planning", Words("Before the next study"), (SampleSize,)),
)

QUESTIONS = tuple(question for family in FAMILIES for question in family.questions)


def by_command(name: str) -> type[Analysis]:
    """Find a question by its command-line name, or refuse with the nearest."""
    known = {question.command(): question for question in QUESTIONS}
    if name in known:
        return known[name]
    nearest = get_close_matches(name, known, n=1, cutoff=0.4)
    raise Refusal(
        Words("There is no question {name}. Did you mean {nearest}?", name=name, nearest=nearest[0])
        if nearest
        else Words("There is no question {name}. `workbench questions` lists them.", name=name),
        code="no-such-question",
    )


def from_json(written: dict[str, Any]) -> Analysis:
    """Read a question that any version of it wrote."""
    cls = by_command(written["question"])
    return cls.from_fields(written["fields"], written["version"])
