"""The project's one Django app."""

from django.apps import AppConfig


class ComparatorConfig(AppConfig):
    """Registers models, commands and templates under the label `comparator`."""

    name = "comparator"
    label = "comparator"
    verbose_name = "Comparator"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connects the queue to the jobs that services ask for."""
        from comparator import tasks  # noqa: F401 (importing it connects the signal)
