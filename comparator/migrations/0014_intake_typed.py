"""What was typed into a preview stays when one leaves it; and what became of each thing brought in."""

from django.db import migrations

from comparator.models.fields import CleanJSONField


class Migration(migrations.Migration):
    dependencies = (("comparator", "0013_jobs_settled"),)
    operations = (
        migrations.AddField(
            model_name="intake",
            name="typed",
            field=CleanJSONField(
                blank=True, default=dict, help_text="What its owner put right and has not saved yet"
            ),
        ),
        migrations.AddField(
            model_name="intake",
            name="became",
            field=CleanJSONField(blank=True, default=list, help_text="Ids of the articles that it became"),
        ),
    )
