"""The one settings file: what Palais is, with the switches of this installation read in ``env``.

Safe unless told otherwise: debug is off, a secret key is required, cookies travel over HTTPS only.
"""

from pathlib import Path

from palais.config import env

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGE = PROJECT / "palais"
env.read_file(PROJECT / ".env")

VAR = env.folder("PALAIS_VAR_DIR", PROJECT / "var")
DEBUG = env.flag("PALAIS_DEBUG")
DEMO = env.flag("PALAIS_DEMO")
SECRET_KEY = env.required("PALAIS_SECRET_KEY")
ALLOWED_HOSTS = env.words("PALAIS_ALLOWED_HOSTS", "127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = env.words("PALAIS_TRUSTED_ORIGINS")
SITE_ADDRESS = env.text("PALAIS_SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
INSECURE_LOCAL = env.flag("PALAIS_INSECURE_LOCAL")
BEHIND_PROXIES = env.number("PALAIS_BEHIND_PROXIES", 0)

# Facts: the shipped files, the network's own files above them, and the day that counts as today.
SHIPPED_FACTS = PACKAGE / "reference" / "tables"
NETWORK_FACTS = env.folder("PALAIS_FACTS_DIR", VAR / "facts")
TODAY = env.text("PALAIS_TODAY")
PAGE_CACHE = env.flag("PALAIS_PAGE_CACHE", True)

# Backups: a folder makes one every night; empty, they are made only when asked for.
BACKUP_DIR = env.text("PALAIS_BACKUP_DIR")
BACKUP_KEEP = env.number("PALAIS_BACKUP_KEEP", 14)

INSTALLED_APPS = [
    "palais.apps.people",
    "palais.apps.office",
    "palais.apps.treaties",
    "palais.apps.calendar",
    "palais.apps.library",
    "palais.cms",
    "palais.web.site",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "palais.web.site.middleware.SafetyHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "palais.web.page_cache.middleware.PageCache",
    "palais.web.api.middleware.OpenForReading",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "palais.web.site.middleware.LanguageFromPath",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "palais.config.urls"
WSGI_APPLICATION = "palais.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "palais.web.site.context.every_page",
            ],
        },
    }
]

DATABASES = {"default": env.database("PALAIS_DATABASE_URL", VAR / "palais.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Jobs: the queue is a table, so that a job is put in it in the transaction of the deed that asks for it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Mail: a row in the outbox, which a job sends. Libraries that send by Django's own means go the same way.
MAIL = env.mail("PALAIS_MAIL", folder=VAR / "mail")
MAIL_PER_DOMAIN = env.number("PALAIS_MAIL_PER_DOMAIN", 100)
EMAIL_BACKEND = "palais.apps.office.mail_backend.Outbox"

# People.
AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "/admin/login/"
CSRF_FAILURE_VIEW = "palais.web.site.views.errors.csrf_failure"

# Languages: English without prefix, the others under /ar/ /es/ /fr/ /ru/ /zh/ (Django knows no plain "zh").
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"
USE_THOUSAND_SEPARATOR = False

# Static files and uploads.
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STATIC_FROM_SOURCE = env.flag("PALAIS_STATIC_FROM_SOURCE")
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = STATIC_FROM_SOURCE
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if STATIC_FROM_SOURCE
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# Safety.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not INSECURE_LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SECURE_SSL_REDIRECT = env.flag("PALAIS_HTTPS_REDIRECT")
SECURE_REDIRECT_EXEMPT = [r"^health/?$"]  # a monitor on the same machine speaks plain http
SECURE_HSTS_SECONDS = 0 if INSECURE_LOCAL else 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# Wagtail.
WAGTAIL_SITE_NAME = "Palais"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "office.PalaisImage"
WAGTAILDOCS_DOCUMENT_MODEL = "office.PalaisDocument"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAIL_PASSWORD_RESET_ENABLED = False  # this version sends no e-mail

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("PALAIS_LOG_LEVEL", "WARNING")},
}
