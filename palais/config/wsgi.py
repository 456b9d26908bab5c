"""The WSGI entry point that the web workers load."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
application = get_wsgi_application()

# What is loaded by now stays: looking through it for rubbish again and again costs a tenth of every long page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
