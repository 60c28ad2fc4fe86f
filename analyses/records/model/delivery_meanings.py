"""What the roles of visits, areas, targets, plan tasks, costs and fidelity reviews mean."""

from __future__ import annotations

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.model import codes
from analyses.records.model.meaning import DATE, GROUPS, NUMBER, Meaning

VISITS = (
    Meaning(Role.VISIT, N_("Visit"), N_("The number of the visit record.")),
    Meaning(Role.SITE, N_("Site"), N_("Which workplace or project was visited.")),
    Meaning(Role.VISIT_DATE, N_("Visit date"), N_("When the visit took place."), DATE),
    Meaning(Role.VISIT_FINDING, N_("Finding"), N_("What the visit found."), GROUPS),
    Meaning(
        Role.FOLLOW_UP_DUE, N_("Follow-up due"), N_("When the finding is to be settled."), DATE
    ),
    Meaning(Role.REGION, N_("Region"), N_("The larger area that the area lies in."), GROUPS),
    Meaning(
        Role.POPULATION, N_("Disabled people of working age"), N_("How many live in the area."),
        NUMBER, unit=N_("persons"),
    ),
)  # fmt: skip
TARGETS = (
    Meaning(Role.TARGET, N_("Target number"), N_("The number of the target.")),
    Meaning(Role.INDICATOR, N_("Indicator"), N_("What is to be reached, in words."), GROUPS),
    Meaning(
        Role.COUNTED, N_("What is counted"), N_("Whether persons, events or a percentage."), GROUPS,
        codes=codes.COUNTED,
    ),
    Meaning(Role.OWNER, N_("Owner"), N_("Which department answers for it."), GROUPS),
    Meaning(Role.PERIOD_START, N_("Period start"), N_("The first day of the period."), DATE),
    Meaning(Role.PERIOD_END, N_("Period end"), N_("The last day of the period."), DATE),
    Meaning(Role.TARGET_VALUE, N_("Target value"), N_("The number to be reached."), NUMBER),
    Meaning(
        Role.CONDITION, N_("Condition"), N_("What the target depends on, such as funding."), GROUPS
    ),
    Meaning(
        Role.SOURCE_DOCUMENT, N_("Source document"), N_("The number and date of the document."),
        GROUPS,
    ),
)  # fmt: skip
TASKS = (
    Meaning(Role.TASK, N_("Task"), N_("The task, by its number or in words."), GROUPS),
    Meaning(Role.PLAN, N_("Plan"), N_("The number of the plan."), GROUPS),
    Meaning(Role.LEAD_UNIT, N_("Lead unit"), N_("Which unit leads the task."), GROUPS),
    Meaning(
        Role.CO_UNITS, N_("Co-operating units"), N_("Which units take part, separated by ;."),
        GROUPS,
    ),
    Meaning(Role.DOMAIN, N_("Domain"), N_("Which field of work it belongs to."), GROUPS),
    Meaning(Role.DEADLINE, N_("Deadline"), N_("The day by which it is due."), DATE),
    Meaning(
        Role.DEADLINE_KIND, N_("Kind of deadline"),
        N_("Whether the day itself is still in time."), GROUPS, codes=codes.DEADLINE_KIND,
    ),
    Meaning(
        Role.SUBMITTED, N_("Day submitted"), N_("When it came in; blank if it did not."), DATE
    ),
)  # fmt: skip
COSTS = (
    Meaning(Role.COST_ITEM, N_("Cost item"), N_("The number of the cost record.")),
    Meaning(
        Role.COST_CATEGORY, N_("Cost category"), N_("What the money was spent on."), GROUPS,
        codes=codes.COST_CATEGORY,
    ),
    Meaning(
        Role.AMOUNT, N_("Amount"), N_("How much it cost."), NUMBER, unit=N_("the currency named")
    ),
    Meaning(
        Role.CURRENCY, N_("Currency"), N_("What the amounts are in."), GROUPS, codes=codes.CURRENCY
    ),
    Meaning(
        Role.PRICE_YEAR, N_("Price year"), N_("The year whose prices the amounts are in."),
        Kind.WHOLE | Kind.TEXT,
    ),
)  # fmt: skip
REVIEWS = (
    Meaning(Role.REVIEW_DATE, N_("Review date"), N_("When fidelity was reviewed."), DATE),
    Meaning(Role.ITEM, N_("Item"), N_("Which of the 25 items of the scale."), GROUPS),
    Meaning(
        Role.SCORE, N_("Score"), N_("From 1 (not carried out) to 5 (fully)."), NUMBER,
        codes=codes.SCORE,
    ),
)  # fmt: skip
MEANINGS = (*VISITS, *TARGETS, *TASKS, *COSTS, *REVIEWS)
