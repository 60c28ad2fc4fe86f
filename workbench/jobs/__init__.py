"""What a worker can be asked to do."""

from workbench.jobs.answering import Answered, AnswerJob, BriefJob, ExportJob, PreviewJob, SaveJob
from workbench.jobs.job import Job, again
from workbench.jobs.looking import ArrangeJob, Counted, CountJob, Hits, SearchJob, places_of
from workbench.jobs.reading import (
    ByTemplate,
    CopyJob,
    FileRead,
    HowRead,
    Prepared,
    ProfileJob,
    QualityJob,
    ReadJob,
    RecipeJob,
    TemplateJob,
    TwinsJob,
    WrittenJob,
)
from workbench.project.profile import Profile

__all__ = [
    "AnswerJob",
    "Answered",
    "ArrangeJob",
    "BriefJob",
    "ByTemplate",
    "CopyJob",
    "CountJob",
    "Counted",
    "ExportJob",
    "FileRead",
    "Hits",
    "HowRead",
    "Job",
    "Prepared",
    "PreviewJob",
    "Profile",
    "ProfileJob",
    "QualityJob",
    "ReadJob",
    "RecipeJob",
    "SaveJob",
    "SearchJob",
    "TemplateJob",
    "TwinsJob",
    "WrittenJob",
    "again",
    "places_of",
]  # fmt: skip
