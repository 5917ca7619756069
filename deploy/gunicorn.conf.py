"""How gunicorn serves, in the demonstration and in the container: sync views in a few threads."""

import os

workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 5
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
# No access log: addresses of pages may hold search words.
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
