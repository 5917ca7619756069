"""What is read of an article's passages by themselves is kept beside its findings; of those analysed before, it
is read when they are compared."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("comparator", "0018_domains_told_by"),)
    operations = (
        migrations.AddField(
            model_name="analysis",
            name="readings",
            field=models.BinaryField(default=b"", help_text="What else is read of it when it is compared"),
        ),
    )
