from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comparator", "0008_outlets"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("embargo__isnull", False)),
                fields=["embargo"],
                name="articles_with_embargo",
            ),
        ),
    ]
