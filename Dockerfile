# The app and its worker: one image, two commands (see docker-compose.yml).
FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/app.txt /tmp/app.txt
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --require-hashes --only-binary :all: -r /tmp/app.txt

FROM python:3.11-slim-bookworm

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    COMPARATOR_VAR=/var/lib/comparator \
    STATIC_ROOT=/app/staticfiles

RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin comparator \
 && install -d -o comparator -m 0700 /var/lib/comparator
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY LICENSE NOTICES.md manage.py ./
COPY licences licences
COPY deploy deploy
COPY templates templates
COPY static static
COPY comparator comparator
# Hashed names and compressed copies are made here, once; the key made for this step stays in /tmp of the step.
RUN COMPARATOR_VAR=/tmp/build python manage.py collectstatic --no-input -v 0 && rm -rf /tmp/build

USER comparator
VOLUME /var/lib/comparator
EXPOSE 8000
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", "0.0.0.0:8000", "comparator.wsgi"]
