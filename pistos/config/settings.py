"""Django's settings. Safe for production by default; the environment loosens, never tightens."""

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from pistos.config import environment as env
from pistos.kit.languages import LANGUAGES as WORKING_LANGUAGES

ROOT = env.ROOT
DATA = env.data_folder()
DEBUG = env.flag("PISTOS_DEBUG")
IS_DEMO = env.flag("PISTOS_DEMO")
IS_LOCAL = DEBUG or IS_DEMO or not env.text("PISTOS_HOSTS")
"""No host name is configured: the program only answers on loopback, over plain HTTP."""

SECRET_KEY = env.text("PISTOS_SECRET_KEY")
if not SECRET_KEY:
    if not IS_LOCAL:
        raise ImproperlyConfigured("Set PISTOS_SECRET_KEY to 50 or more random characters.")
    SECRET_KEY = env.kept_secret(DATA / "secret-key")

ALLOWED_HOSTS = env.words("PISTOS_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in env.words("PISTOS_HOSTS")]
SITE_URL = env.text("PISTOS_SITE_URL") or (
    f"https://{ALLOWED_HOSTS[0]}"
    if env.words("PISTOS_HOSTS")
    else f"http://127.0.0.1:{env.text('PISTOS_PORT', '8000')}"
)

INSTALLED_APPS = [
    "pistos.backoffice",  # before allauth, so that its pages wear our templates
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "anymail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "pistos.kit",
    "pistos.journal",
    "pistos.realtime",
    "pistos.accounts",
    "pistos.shop",
    "pistos.notifications",
    "pistos.customers",
    "pistos.partners",
    "pistos.visits",
    "pistos.help",
    "pistos.mailboxes",
    "pistos.catalogue",
    "pistos.pricing",
    "pistos.stock",
    "pistos.tools",
    "pistos.estimates",
    "pistos.shipping",
    "pistos.orders",
    "pistos.payments",
    "pistos.invoices",
    "pistos.promises",
    "pistos.causes",
    "pistos.conversations",
    "pistos.replies",
    "pistos.listening",
    "pistos.requests",
    "pistos.practice",
    "pistos.calls",
    "pistos.checkout",
    "pistos.asks",
    "pistos.remedies",
    "pistos.returns",
    "pistos.reviews",
    "pistos.surveys",
    "pistos.questions",
    "pistos.reputation",
    "pistos.complaints",
    "pistos.contracts",
    "pistos.mistakes",
    "pistos.indicators",
    "pistos.scorecards",
    "pistos.imports",
    "pistos.components",
    "pistos.storefront",
    "pistos.inbox",
    "pistos.chat",
    "pistos.connectors",
    "pistos.api",
    "pistos.demo",
    "pistos.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pistos.config.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pistos.config.middleware.Errors",
]

ROOT_URLCONF = "pistos.config.urls"
ASGI_APPLICATION = "pistos.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "pistos.config.context.page",
                "pistos.backoffice.navigation.desk",
                "pistos.storefront.shopping.header",
            ],
        },
    }
]

DATABASES = {
    "default": env.database(env.text("DATABASE_URL", "postgresql://localhost/pistos")),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_REDIRECT_URL = reverse_lazy("backoffice:home")
LOGIN_URL = reverse_lazy("account_login")
ACCOUNT_ADAPTER = "pistos.accounts.adapters.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.text("PISTOS_PROXIES", "0" if IS_LOCAL else "1"))
MFA_ADAPTER = "pistos.accounts.adapters.SecretsAdapter"
MFA_TOTP_ISSUER = env.text("PISTOS_TOTP_ISSUER", "Pistos")
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_LOCAL

CACHES = {
    "default": {
        # Sign-in attempts are counted here: shared, or two web processes would allow twice as many.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "pistos_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en"
LANGUAGES = list(WORKING_LANGUAGES.items())
LOCALE_PATHS = [ROOT / "pistos" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

STATIC_URL = "/static/"
STATIC_ROOT = None if IS_LOCAL else ROOT / "staticfiles"
WHITENOISE_USE_FINDERS = IS_LOCAL
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA / "files"), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if IS_LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if env.text("PISTOS_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.text("PISTOS_S3_BUCKET"),
            "endpoint_url": env.text("PISTOS_S3_ENDPOINT") or None,
            "access_key": env.text("PISTOS_S3_ACCESS_KEY") or None,
            "secret_key": env.text("PISTOS_S3_SECRET_KEY") or None,
            "region_name": env.text("PISTOS_S3_REGION") or None,
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
IMPORT_LIMIT_BYTES = 1_000_000 * int(env.text("PISTOS_IMPORT_LIMIT_MB", "500"))

EMAIL_BACKEND = (
    "pistos.connectors.mail.demo.DemoMailbox"
    if IS_DEMO
    else env.text("PISTOS_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
)
EMAIL_HOST = env.text("PISTOS_EMAIL_HOST", "localhost")
EMAIL_PORT = int(env.text("PISTOS_EMAIL_PORT", "25"))
EMAIL_HOST_USER = env.text("PISTOS_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("PISTOS_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("PISTOS_EMAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("PISTOS_EMAIL_FROM", "shop@localhost")
SMS = {
    "PROVIDER": "local" if IS_DEMO else env.text("PISTOS_SMS_PROVIDER"),
    "URL": env.text("PISTOS_SMS_URL"),
    "ACCOUNT": env.text("PISTOS_SMS_ACCOUNT"),
    "TOKEN": env.text("PISTOS_SMS_TOKEN"),
    "NUMBER": env.text("PISTOS_SMS_NUMBER"),
}
# The test provider moves no money: never beside real customers.
TEST_PAYMENTS = IS_DEMO or env.flag("PISTOS_TEST_PAYMENTS")
STRIPE_KEY = env.text("PISTOS_STRIPE_KEY")
STRIPE_HOOK_SECRETS = env.words("PISTOS_STRIPE_HOOK_SECRETS")
STRIPE_URL = env.text("PISTOS_STRIPE_URL", "https://api.stripe.com")
_TENANT = env.text("PISTOS_MICROSOFT_TENANT", "common")
MAIL_CONSENT = {
    "microsoft": {
        "client_id": env.text("PISTOS_MICROSOFT_CLIENT_ID"),
        "client_secret": env.text("PISTOS_MICROSOFT_CLIENT_SECRET"),
        "authorize_url": f"https://login.microsoftonline.com/{_TENANT}/oauth2/v2.0/authorize",
        "token_url": f"https://login.microsoftonline.com/{_TENANT}/oauth2/v2.0/token",
        "scope": "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
    },
    "google": {
        "client_id": env.text("PISTOS_GOOGLE_CLIENT_ID"),
        "client_secret": env.text("PISTOS_GOOGLE_CLIENT_SECRET"),
        "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
        "token_url": "https://oauth2.googleapis.com/token",
        "scope": "https://mail.google.com/",
    },
}
ANYMAIL = {"WEBHOOK_SECRET": env.text("PISTOS_EMAIL_WEBHOOK_SECRET") or None}

# Browsers subscribe with the public half of this key: PEM, else made once in the data folder.
PUSH_KEY = env.text("PISTOS_PUSH_KEY")
PUSH_SERVICES = env.words("PISTOS_PUSH_SERVICES")

SECURE_SSL_REDIRECT = not IS_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_LOCAL
SECURE_HSTS_PRELOAD = not IS_LOCAL
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = not IS_LOCAL
CSRF_COOKIE_SECURE = not IS_LOCAL
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
    " frame-ancestors 'none'"
)
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "pistos.config.logs.formatter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "level": env.text("PISTOS_LOG_LEVEL", "WARNING"),
        }
    },
    "root": {"handlers": ["console"], "level": env.text("PISTOS_LOG_LEVEL", "WARNING")},
}
