"""All settings. One folder (`DIENHONG_DATA`, default `var/`) holds files, keys and, unless a server has it, the database."""

import os
from pathlib import Path

from dienhong.config.database import database
from dienhong.config.keys import private, secret
from dienhong.config.mail import mail_server

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DIENHONG_DATA") or ROOT / "var").resolve()
FILES = DATA / "files"
KEYS = DATA / "keys"
OUTBOX = DATA / "outbox"
# The head of the history chain is kept here each morning; on another disk it also tells of a database rolled back.
HEADS = Path(os.environ.get("DIENHONG_HEADS") or DATA / "heads.jsonl")
private(DATA)

# Demo accounts sign in by one click; with demo mode off they cannot sign in at all.
DEMO_MODE = os.environ.get("DIENHONG_DEMO") == "1"
DEBUG = os.environ.get("DIENHONG_DEBUG") == "1"
# Served over HTTPS behind a proxy that sets X-Forwarded-Proto: cookies then travel over HTTPS only.
HTTPS = os.environ.get("DIENHONG_HTTPS") == "1"
# Nothing may be written, whatever door it comes through. A file "read-only" in the data folder says the same.
READ_ONLY = os.environ.get("DIENHONG_READ_ONLY") == "1"
SECRET_KEY = secret(KEYS, "session.key")
HISTORY_KEY = secret(KEYS, "history.key")
# The key that opens sealed identities. It lies in no database and goes into no backup: who keeps it keeps a copy apart.
SEAL_KEY = Path(os.environ.get("DIENHONG_SEAL_KEY") or KEYS / "seal.key")
# The key that seals the secrets of second factors; without it recovery codes still let their holders in.
FACTOR_KEY = Path(os.environ.get("DIENHONG_FACTOR_KEY") or KEYS / "factor.key")
# A provider of identities like VNeID (OpenID Connect). Off until an issuer is named; its secret lies in a file.
OIDC_ISSUER = os.environ.get("DIENHONG_OIDC_ISSUER", "").rstrip("/")
OIDC_CLIENT_ID = os.environ.get("DIENHONG_OIDC_CLIENT_ID", "")
OIDC_SECRET_FILE = os.environ.get("DIENHONG_OIDC_SECRET_FILE", "")
OIDC_NAME = os.environ.get("DIENHONG_OIDC_NAME") or "VNeID"
# The address printed in letters, without a slash at its end: "https://ankhanh.example.vn". Empty: letters name the page only.
SITE_URL = os.environ.get("DIENHONG_URL", "").rstrip("/")
ALLOWED_HOSTS = [h for h in os.environ.get("DIENHONG_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "dienhong.records",
    "dienhong.accounts",
    "dienhong.commune",
    "dienhong.documents",
    "dienhong.search",
    "dienhong.notices",
    "dienhong.deadlines",
    "dienhong.page",
    "dienhong.disclosure",
    "dienhong.petitions",
    "dienhong.dialogue",
    "dienhong.directives",
    "dienhong.supervision",
    "dienhong.compliance",
    "dienhong.listening",
    "dienhong.indicators",
    "dienhong.reports",
    "dienhong.web",
    "dienhong.ops",
]

MIDDLEWARE = [
    "dienhong.page.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "dienhong.page.headers.HeadersMiddleware",
    "dienhong.page.request_shape.RequestShapeMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dienhong.page.revalidation.RevalidationMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dienhong.page.read_only.ReadOnlyMiddleware",
    "dienhong.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dienhong.page.middleware.CommuneMiddleware",
    "dienhong.page.permissions.PermissionMiddleware",
]

ROOT_URLCONF = "dienhong.config.urls"
WSGI_APPLICATION = "dienhong.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "dienhong.page.frame.frame",
            ],
            "builtins": [
                "dienhong.page.templatetags.page",
                "dienhong.page.templatetags.fixed",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]

FORM_RENDERER = "dienhong.page.form_renderer.Renderer"

# The registers: an SQLite file in the data folder, or the PostgreSQL database this URL names (it may hold a password).
DATABASES = {"default": database(os.environ.get("DIENHONG_DATABASE", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["dienhong.accounts.backends.AccountBackend"]
PASSWORD_HASHERS = ["dienhong.accounts.hashers.OfficeArgon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "dienhong.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "web:sign_in"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "dienhong.page.errors.csrf_failed"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

# Until a mail server is named, letters are laid as files into the outbox folder. The URL itself holds a password and is
# no setting: pages for developers print settings.
if _url := os.environ.get("DIENHONG_SMTP_URL", ""):
    _server = mail_server(_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _server.host, _server.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _server.user, _server.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = _server.tls, _server.starttls
    DEFAULT_FROM_EMAIL = os.environ.get("DIENHONG_MAIL_FROM") or _server.usual_sender
else:
    EMAIL_BACKEND = "dienhong.notices.folder.FolderBackend"
    DEFAULT_FROM_EMAIL = os.environ.get("DIENHONG_MAIL_FROM") or "dienhong@localhost"
EMAIL_TIMEOUT = 20
# Work after an act waits in the commune's own database, written in the act's transaction; `manage.py db_worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_NAME = "ngon-ngu"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/tinh/"
STATIC_ROOT = ROOT / "build" / "static"
ASSETS = ROOT / "build" / "assets"
STATICFILES_DIRS = [("vendor", ASSETS)] if ASSETS.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploads are hostile: nothing above this is read into memory or accepted.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
ATTACHMENT_MAX_BYTES = 20_000_000
REQUEST_MAX_BYTES = ATTACHMENT_MAX_BYTES + DATA_UPLOAD_MAX_MEMORY_SIZE
# A file on offer stays in memory until the door has looked at it: one marked secret never touches the disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = ATTACHMENT_MAX_BYTES + 100_000

# A line says what happened, how long it took and which request it belongs to; warnings only, when a line a page is too much.
LOG_LEVEL = os.environ.get("DIENHONG_LOG_LEVEL", "INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "dienhong.config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    # Requests are logged without address, query string or body, failures without their words: nothing may expose a person.
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "dienhong": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
    },
}
