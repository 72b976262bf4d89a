"""All settings; values that differ between machines come from the environment (see `env`)."""

from pathlib import Path
from urllib.parse import quote

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from decisionaid.config import env
from decisionaid.config.local_files import find_local_keys
from decisionaid.config.safety import find_dangers

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR = BASE_DIR / "var"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

SECRET_KEY = env.secret("SECRET_KEY")
DATA_KEYS = env.fernet_keys("DATA_KEYS")
DEBUG = env.boolean("DEBUG", default=False)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
HTTPS = env.boolean("HTTPS", default=False)
# A tablet that a clinic hands from one person to the next.
TABLET_MODE = env.boolean("TABLET_MODE", default=False)
IDLE_MINUTES = env.whole_number("IDLE_MINUTES", lowest=1, highest=50, default=5)
# Of each web process; together one a core.
PDF_WORKERS = env.whole_number("PDF_WORKERS", lowest=1, highest=16, default=env.cores_of_one_process())

USES_LOCAL_KEYS = not {SECRET_KEY, *DATA_KEYS}.isdisjoint(find_local_keys(VAR / "local.env").values())
IS_PUBLIC = HTTPS or not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)
# What stands against serving others; `up` asks for it too, by the address where it listens.
DANGERS = find_dangers(
    secret_key=SECRET_KEY,
    data_keys=DATA_KEYS,
    uses_local_keys=USES_LOCAL_KEYS,
    debug=DEBUG,
    hosts=ALLOWED_HOSTS,
    may_be_plain=HTTPS or env.boolean("ALLOW_PLAIN_HTTP", default=False),
)
if IS_PUBLIC and DANGERS:
    raise ImproperlyConfigured("Others can reach this site, by HTTPS or ALLOWED_HOSTS. " + " ".join(DANGERS))

INSTALLED_APPS = [
    "decisionaid.config",
    "decisionaid.staff.apps.StaffConfig",
    "decisionaid.staff.apps.StaffAdminConfig",
    "decisionaid.questionnaire",
    "decisionaid.summary",
    "decisionaid.sharing",
    "decisionaid.reports",
    "decisionaid.clinic",
    "decisionaid.releases",
    "decisionaid.counts",
    "decisionaid.audit",
    "decisionaid.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "decisionaid.web.proxies.TrustedProxiesMiddleware",
    "decisionaid.web.request_id.RequestIdMiddleware",
    "decisionaid.config.metrics.MetricsMiddleware",
    # Above all that answers by itself, so that static files, redirects and refusals have these headers too.
    "decisionaid.web.middleware.SafeHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "decisionaid.web.middleware.CompressPagesMiddleware",
    "decisionaid.web.middleware.LanguageMiddleware",
    "decisionaid.web.error_pages.NotAllowedPageMiddleware",
    "decisionaid.web.middleware.BodyLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "decisionaid.web.middleware.StaffSessionMiddleware",
    "decisionaid.web.middleware.StaffAuthenticationMiddleware",
    "decisionaid.web.middleware.StaffMessageMiddleware",
    # It only notes the request; allauth wants to see it under its own name.
    "allauth.account.middleware.AccountMiddleware",
    "decisionaid.staff.gate.StaffGate",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "decisionaid.config.urls"
WSGI_APPLICATION = "decisionaid.config.wsgi.application"
STAFF_PATH = "/staff/"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["decisionaid.web.templatetags.phrases"],
        },
    },
]

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        default=f"sqlite:///{quote(str(VAR / 'db.sqlite3'))}",
        # Django's defaults fail under four writers: "database is locked".
        # FULL: a code that a patient was shown is on the disk, also after a power cut.
        sqlite_options={
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA mmap_size=134217728;PRAGMA cache_size=2000"
            ),
        },
        # A server that does not answer, or waits for a lock, must not hold up people for minutes.
        postgres_options={
            "connect_timeout": 5,
            "tcp_user_timeout": 20_000,
            "options": "-c statement_timeout=20s -c lock_timeout=10s",
        },
    )
}
# In the database, so that limits hold over processes; patients' pages use no cache.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ja"
# "ja-easy" falls back to the catalogue of LANGUAGE_CODE; in headers and `lang` it is "ja".
LANGUAGES = [("ja", "日本語"), ("ja-easy", "やさしい日本語"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "decisionaid" / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "decisionaid.staff.account_adapter.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# People come by invitation, and the clinic may have no mail server.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
# The 6th wrong password for an account within 5 minutes is refused, from wherever it comes.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/m/ip,5/300s/key",
    "login": "30/m/ip",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "decisionaid.staff.mfa_adapter.StaffMfaAdapter"
MFA_FORMS = {
    "authenticate": "decisionaid.staff.mfa_forms.AuthenticateForm",
    "reauthenticate": "decisionaid.staff.mfa_forms.ReauthenticateForm",
    "authenticate_webauthn": "decisionaid.staff.mfa_forms.AuthenticateKeyForm",
    "reauthenticate_webauthn": "decisionaid.staff.mfa_forms.ReauthenticateKeyForm",
    "add_webauthn": "decisionaid.staff.mfa_forms.AddKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Decision aid staff"

# Browsers accept a __Host- cookie only over https, from this very host, for the whole site.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
ANSWERS_COOKIE_NAME = f"{COOKIE_PREFIX}answers"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "decisionaid.web.error_pages.csrf_failure"
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}staff"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 3600
STAFF_IDLE_SECONDS = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
# Other sites learn nothing. With "no-referrer" browsers send "Origin: null", which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
# For what watches the server from inside; a machine must not be sent elsewhere in silence.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)/?$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env.boolean("HSTS_SUBDOMAINS", default=True)
# The browsers' own list is hard to leave again: for the owner of the domain to decide.
SECURE_HSTS_PRELOAD = HTTPS and env.boolean("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [
    check
    for check, is_wanted in (
        ("security.W005", SECURE_HSTS_INCLUDE_SUBDOMAINS),
        ("security.W021", SECURE_HSTS_PRELOAD),
    )
    if not is_wanted
]
if env.text("TRUST_PROXY_HEADER"):
    raise ImproperlyConfigured("TRUST_PROXY_HEADER is gone: name the proxies' addresses in TRUSTED_PROXIES.")
# Only their word on https and on the visitor's address counts (`web.proxies`).
TRUSTED_PROXIES = env.proxies("TRUSTED_PROXIES")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

# A deployment of one clinic, which is named on its pages; without it no clinic is named anywhere.
CLINIC_MODE = env.boolean("CLINIC_MODE", default=False)
CLINIC_NAME = env.text("CLINIC_NAME")
if CLINIC_MODE and not CLINIC_NAME:
    raise ImproperlyConfigured("CLINIC_MODE needs CLINIC_NAME: patients are told who runs the site.")
# A patient may leave a summary with the clinic by a code. Without a clinic that makes no sense.
SHARING = env.boolean("SHARING", default=False)
SHARE_DAYS = env.whole_number("SHARE_DAYS", default=30, lowest=1, highest=365)
if SHARING and not CLINIC_MODE:
    raise ImproperlyConfigured("SHARING needs CLINIC_MODE: patients are told who receives their answers.")

# Reports from readers are deleted after so many days.
REPORT_DAYS = env.whole_number("REPORT_DAYS", default=365, lowest=30, highest=1825)
# Statistics without persons are kept for so many whole months.
COUNT_MONTHS = env.whole_number("COUNT_MONTHS", default=24, lowest=1, highest=120)

# A file of answers is health data: it is read in memory and never spooled to the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# Patients' forms are small. The staff's forms hold a whole option, and they send in zip files.
MAX_BODY_BYTES = 64 * 1024
MAX_FIELDS = 200
STAFF_MAX_BODY_BYTES = 4 * 1024 * 1024
ANSWERS_FILE_PATH = "/load/"
DATA_UPLOAD_MAX_MEMORY_SIZE = STAFF_MAX_BODY_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Where backups are kept; `doctor` looks at the age of the newest.
BACKUP_DIR = env.text("BACKUP_DIR")

# The page for Prometheus is there only for who has this token or one of these addresses.
METRICS_TOKEN = env.token("METRICS_TOKEN")
METRICS_ADDRESSES = env.networks("METRICS_ADDRESSES")
METRICS = bool(METRICS_TOKEN or METRICS_ADDRESSES)

LOG_LEVEL = env.choice("LOG_LEVEL", allowed=("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")
LOG_FORMAT = env.choice("LOG_FORMAT", allowed=("text", "json"), default="text")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "keep_secrets": {"()": "decisionaid.web.logs.KeepSecrets"},
        "not_told_yet": {"()": "decisionaid.web.logs.NotToldYet"},
    },
    "formatters": {
        "text": {
            "()": "decisionaid.web.logs.TextFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "json": {"()": "decisionaid.web.logs.JsonFormatter"},
    },
    # Standard error, because commands such as `evaluate` answer on standard output.
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["keep_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Without Django's own handlers: its mails to admins would carry answers.
    "loggers": {
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        "django.request": {"filters": ["not_told_yet"]},
        # At DEBUG it writes whole pages, answers included, for every variable a template does not have.
        "django.template": {"level": "WARNING"},
        # Each step of each PDF.
        "weasyprint.progress": {"level": "WARNING"},
        # One line for each request is for machines to read.
        "decisionaid.requests": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"},
    },
}
