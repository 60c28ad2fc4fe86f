"""Questions about programmes, for scripts: `from analyses import BeforeAfter`.

A name is loaded when it is first used, so that a window can name a room before it enters.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from analyses.grammar.analysis import Analysis, question
    from analyses.grammar.edge import as_table
    from analyses.grammar.refusal import Refusal
    from analyses.grammar.result import Check, Estimate, Result
    from analyses.grammar.table import Design, Table
    from analyses.outcomes.cost_per_outcome import CostPerOutcome
    from analyses.outcomes.group_gaps import GroupGaps
    from analyses.outcomes.job_quality import JobQuality
    from analyses.outcomes.outcome_drivers import OutcomeDrivers
    from analyses.outcomes.placement_rate import PlacementRate
    from analyses.outcomes.quarter_after_exit import QuarterAfterExit
    from analyses.outcomes.sustained_employment import SustainedEmployment
    from analyses.planning.sample_size import SampleSize

_HOMES = {
    "SampleSize": "analyses.planning.sample_size",
    "Fidelity": "analyses.delivery.fidelity",
    "MonitoringCoverage": "analyses.delivery.monitoring_coverage",
    "ParticipantProfile": "analyses.delivery.participant_profile",
    "Analysis": "analyses.grammar.analysis",
    "BeforeAfter": "analyses.change.before_after",
    "Check": "analyses.grammar.result",
    "CohortTriangle": "analyses.duration.cohort_triangle",
    "CostPerOutcome": "analyses.outcomes.cost_per_outcome",
    "Design": "analyses.grammar.table",
    "DifferenceInDifferences": "analyses.comparison.difference_in_differences",
    "EmployerMarket": "analyses.delivery.employer_market",
    "Estimate": "analyses.grammar.result",
    "GroupGaps": "analyses.outcomes.group_gaps",
    "JobQuality": "analyses.outcomes.job_quality",
    "JobRetention": "analyses.duration.job_retention",
    "OutcomeDrivers": "analyses.outcomes.outcome_drivers",
    "PlacementRate": "analyses.outcomes.placement_rate",
    "PlanReporting": "analyses.delivery.plan_reporting",
    "QuarterAfterExit": "analyses.outcomes.quarter_after_exit",
    "Refusal": "analyses.grammar.refusal",
    "Result": "analyses.grammar.result",
    "StageFunnel": "analyses.delivery.stage_funnel",
    "SupportMix": "analyses.delivery.support_mix",
    "SustainedEmployment": "analyses.outcomes.sustained_employment",
    "Table": "analyses.grammar.table",
    "TargetAttainment": "analyses.delivery.target_attainment",
    "as_table": "analyses.grammar.edge",
    "question": "analyses.grammar.analysis",
}

__all__ = [
    "Analysis",
    "BeforeAfter",
    "Check",
    "CohortTriangle",
    "CostPerOutcome",
    "Design",
    "DifferenceInDifferences",
    "EmployerMarket",
    "Estimate",
    "Fidelity",
    "GroupGaps",
    "JobQuality",
    "JobRetention",
    "MonitoringCoverage",
    "OutcomeDrivers",
    "ParticipantProfile",
    "PlacementRate",
    "PlanReporting",
    "QuarterAfterExit",
    "Refusal",
    "Result",
    "SampleSize",
    "StageFunnel",
    "SupportMix",
    "SustainedEmployment",
    "Table",
    "TargetAttainment",
    "as_table",
    "question",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the names above
    if name not in _HOMES:
        raise AttributeError(f"module 'analyses' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
