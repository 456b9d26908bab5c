"""The WSGI entry point that the web workers load."""

import gc
import multiprocessing
import os
import threading

from django.core.wsgi import get_wsgi_application


def end_with_parent() -> None:
    """A web worker whose server was killed ends as well: nobody else would end it, and it holds the port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
threading.Thread(target=end_with_parent, daemon=True).start()
application = get_wsgi_application()

# What is loaded by now stays: looking through it for rubbish again and again costs a tenth of every long page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
