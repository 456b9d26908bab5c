"""The one settings file: what Palais is, with the switches of this installation read in ``env``.

Safe unless told otherwise: debug is off, a secret key is required, cookies travel over HTTPS only.
"""

from pathlib import Path
from zoneinfo import available_timezones

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
REMEMBER = True  # names and the frame, made once a version of the content; not a switch, tests turn it off

# Backups: a folder makes one every night; empty, they are made only when asked for.
CHECK_LINKS = env.flag("PALAIS_CHECK_LINKS")
BACKUP_DIR = env.text("PALAIS_BACKUP_DIR")
BACKUP_KEEP = env.number("PALAIS_BACKUP_KEEP", 14)
# Sign-in with the accounts of another provider; nothing of it is there without the address of its server.
OIDC = {
    "server": env.text("PALAIS_OIDC_SERVER"),
    "name": env.text("PALAIS_OIDC_NAME", "OpenID Connect"),
    "client": env.text("PALAIS_OIDC_CLIENT"),
    "secret": env.text("PALAIS_OIDC_SECRET"),
}

INSTALLED_APPS = [
    "palais.apps.people",
    "palais.apps.office",
    "palais.apps.treaties",
    "palais.apps.calendar",
    "palais.apps.library",
    "palais.apps.resources",
    "palais.apps.followup",
    "palais.apps.signons",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *(["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"] if OIDC["server"] else []),
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
    "allauth.account.middleware.AccountMiddleware",
    "palais.web.site.middleware.PrivatePages",
    "palais.web.site.middleware.DeskDoor",
    "palais.web.site.middleware.OldNumbers",
    "palais.web.site.middleware.OldListsAndPictures",
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
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "account"
CSRF_FAILURE_VIEW = "palais.web.site.views.errors.csrf_failure"

PASSWORD_RESET_TIMEOUT = 24 * 3600
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Staff set up a second factor before the desk opens; only a demonstration on one's own machine goes without.
SECOND_FACTOR = not (INSECURE_LOCAL and DEMO)

# Signing in. Accounts are made by invitation alone; mail can be slow, so what it brings is good for an hour.
ACCOUNT_ADAPTER = "palais.web.site.signing_in.Accounts"
ACCOUNT_FORMS = {"confirm_login_code": "palais.web.site.signing_in.CodeForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of the invitation has proved the address
ACCOUNT_CHANGE_EMAIL = ACCOUNT_EMAIL_NOTIFICATIONS = ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to addresses that strangers type
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if INSECURE_LOCAL else "https"
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 3600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
MFA_ADAPTER = "palais.web.site.signing_in.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE_LOCAL
SOCIALACCOUNT_ADAPTER = "palais.web.site.signing_in_elsewhere.Providers"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may lead to no other site under our content policy
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "provider",
                "name": OIDC["name"],
                "client_id": OIDC["client"],
                "secret": OIDC["secret"],
                "settings": {"server_url": OIDC["server"]},
            }
        ],
        "EMAIL_AUTHENTICATION": True,
        "EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
    }
}

# What web workers count together, such as failed sign-ins. The keys are digests that are worth nothing the day after.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "office_cache",
        "KEY_FUNCTION": "palais.apps.office.services.limits.cache_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Otherwise Wagtail writes every size of every image it shows into the table above, five queries each.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# Languages: English without prefix, the others under /ar/ /es/ /fr/ /ru/ /zh/ (Django knows no plain "zh").
LANGUAGE_CODE = "en"
INTERFACE_LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
]
# Languages in which pages may be written, but in which the site itself does not speak: /pt/ with an English frame.
CONTENT_ONLY = env.languages("PALAIS_CONTENT_LANGUAGES", known=dict(INTERFACE_LANGUAGES))
LANGUAGES = [*INTERFACE_LANGUAGES, *CONTENT_ONLY]
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
FILE_UPLOAD_HANDLERS = ["palais.apps.office.intake.uploading.BoundedUpload"]
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
WAGTAILIMAGES_IMAGE_FORM_BASE = "palais.apps.office.desk.uploads.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "palais.apps.office.desk.uploads.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE = (
    None  # the intake bounds them, with one sentence
)
WAGTAILIMAGES_MAX_IMAGE_PIXELS = None
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # every file is a download
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})  # no browser knows that one
# Passwords and addresses are changed on the pages of the account.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = (
    False
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "palais.config.quiet_log.Quiet",
            "format": "{levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("PALAIS_LOG_LEVEL", "WARNING")},
}
