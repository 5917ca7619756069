"""What gunicorn serves: `gunicorn comparator.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comparator.settings")

application = get_wsgi_application()
