"""The database: outlets, articles with immutable versions, events, comparisons, corrections."""

from comparator.models import like  # noqa: F401 (importing it teaches SQLite)
from comparator.models.analysis import Analysis
from comparator.models.article import Article, ArticleVersion, ImmutableError
from comparator.models.comparison import Comparison, Correction
from comparator.models.event import Coverage, Event, EventName, EventWords, Story
from comparator.models.feed import Feed
from comparator.models.fields import storable, storable_json
from comparator.models.fingerprint import EventTerm, Fingerprint
from comparator.models.intake import Intake
from comparator.models.job import MAX_ATTEMPTS, MAX_PUT_OFFS, UNFINISHED, Job, State, WorkerBeat
from comparator.models.outlet import Outlet, OutletDomain
from comparator.models.people import Anyone, is_staff
from comparator.models.stored_page import StoredPage

__all__ = [
    "MAX_ATTEMPTS",
    "MAX_PUT_OFFS",
    "UNFINISHED",
    "Analysis",
    "Anyone",
    "Article",
    "ArticleVersion",
    "Comparison",
    "Correction",
    "Coverage",
    "Event",
    "EventName",
    "EventTerm",
    "EventWords",
    "Feed",
    "Fingerprint",
    "ImmutableError",
    "Intake",
    "Job",
    "Outlet",
    "OutletDomain",
    "State",
    "StoredPage",
    "Story",
    "WorkerBeat",
    "is_staff",
    "storable",
    "storable_json",
]
