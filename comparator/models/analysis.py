"""What was found in one version by one version of the analysis: job and result in one row."""

import msgspec
from django.db import models

from comparator.analysis.findings import ArticleFindings
from comparator.models.article import Article, ArticleVersion
from comparator.models.job import Job
from comparator.models.people import Anyone


class AnalysisQuerySet(models.QuerySet["Analysis"]):
    """Filters on analyses."""

    def visible_to(self, user: Anyone) -> "AnalysisQuerySet":
        """Analyses of articles that somebody may see."""
        return self.filter(version__article__in=Article.objects.visible_to(user))

    def done(self) -> "AnalysisQuerySet":
        """Those with a result."""
        return self.filter(state=Job.State.DONE)


class Analysis(Job):
    """The reading of one version: asked for, under way, done or failed."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="analyses")
    analysis_version = models.CharField(max_length=40)
    vectors = models.BinaryField(default=b"", help_text="Embeddings, which only the worker needs")
    readings = models.BinaryField(default=b"", help_text="What else is read of it when it is compared")

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "analyses"
        constraints = (
            models.UniqueConstraint(fields=("version", "analysis_version"), name="analysed_once_a_version"),
        )

    def __str__(self) -> str:
        return f"Analysis {self.pk} ({self.state})"

    @property
    def findings(self) -> ArticleFindings:
        """What was found, without what the worker alone needs; raises ValueError before the work is done."""
        if self.result is None:
            raise ValueError(f"Analysis {self.pk} has no result yet.")
        return msgspec.json.decode(bytes(self.result), type=ArticleFindings)

    @property
    def findings_to_compare(self) -> ArticleFindings:
        """What was found, with all that a comparison needs."""
        found = self.findings
        return msgspec.structs.replace(found, vectors=bytes(self.vectors), readings=bytes(self.readings))
