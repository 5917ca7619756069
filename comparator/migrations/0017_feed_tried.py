"""When a feed was last looked at, whether that succeeded or not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("comparator", "0016_article_guid_key"),)
    operations = (
        migrations.AddField(
            model_name="feed",
            name="tried",
            field=models.DateTimeField(blank=True, help_text="When it was last looked at", null=True),
        ),
        migrations.AlterField(
            model_name="feed",
            name="polled",
            field=models.DateTimeField(blank=True, help_text="When a look last succeeded", null=True),
        ),
    )
