"""What a worker can be asked to do."""

from workbench.jobs.answering import Answered, AnswerJob, BriefJob, ExportJob, PreviewJob, SaveJob
from workbench.jobs.job import Job, again
from workbench.jobs.reading import (
    CopyJob,
    FileRead,
    HowRead,
    Prepared,
    ProfileJob,
    QualityJob,
    ReadJob,
    RecipeJob,
    WrittenJob,
)
from workbench.project.profile import Profile

__all__ = [
    "AnswerJob", "Answered", "BriefJob", "CopyJob", "ExportJob", "FileRead", "HowRead", "Job",
    "Prepared", "PreviewJob", "Profile", "ProfileJob", "QualityJob", "ReadJob", "RecipeJob",
    "SaveJob", "WrittenJob", "again",
]  # fmt: skip
