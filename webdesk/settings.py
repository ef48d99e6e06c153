"""Owns Django's settings of the desk, made from the environment that `serving` fills. Refuses to read the content.

Read by Django alone; the desk asks `webdesk.place` for its folders.
"""

from __future__ import annotations

from webdesk.place import KEY, PUBLIC_KEY, place, secret_key

HERE = place()
BASE = HERE.root / "webdesk"

DEBUG = False
SECRET_KEY = secret_key(HERE.data, PUBLIC_KEY if HERE.comments else KEY)
ALLOWED_HOSTS = list(HERE.hosts)
ROOT_URLCONF = "webdesk.urls"
WSGI_APPLICATION = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "webdesk.apps.Desk",
]
MIDDLEWARE = [
    "webdesk.gate.origin.KnownPlaces",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "webdesk.gate.policy.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "webdesk.gate.entrance.SignedIn",
    "webdesk.screens.waiting.Waiting",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "webdesk.screens.frame.frame",
            ],
        },
    }
]

# SQLite by default; PORTAL_DESK_DATABASE names a PostgreSQL database instead (its password stands in ~/.pgpass).
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": HERE.database}
    if HERE.database
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HERE.data / "ban-bien-tap.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "pragma journal_mode=wal; pragma synchronous=full;",
        },
    }
}

# ---- who comes in, and for how long
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5  # wrong passwords of one account from one address
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "webdesk.screens.login.slowed"
AXES_RESET_ON_SUCCESS = True
AXES_IPWARE_PROXY_COUNT = None
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 10 * 3600  # a day's work
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = not HERE.server
SESSION_COOKIE_NAME = f"bien-tap-{HERE.port}"
CSRF_COOKIE_NAME = f"bien-tap-csrf-{HERE.port}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HERE.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a message leads into the desk of whoever is in
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in HERE.hosts] if HERE.secure else []
CSRF_FAILURE_VIEW = "webdesk.screens.faults.not_ours"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# ---- what is sent and taken
STATIC_URL = "/tinh/"
STATICFILES_DIRS = [BASE / "static", ("theme", HERE.root / "theme" / "css")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # an article with a hundred targets
if HERE.comments:  # a process of its own that has no session, no log-in and no address of the desk
    ROOT_URLCONF = "webdesk.letterbox.urls"
    KEPT = ("webdesk.gate.origin", "webdesk.gate.policy", "whitenoise", "django.middleware")
    MIDDLEWARE = [name for name in MIDDLEWARE if name.startswith(KEPT)]
    TEMPLATES[0]["OPTIONS"] = {"context_processors": ["django.template.context_processors.request"]}
    STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    STATICFILES_DIRS = [("gop-y", BASE / "letterbox" / "static"), ("theme", HERE.root / "theme" / "css")]
    CSRF_FAILURE_VIEW = "webdesk.letterbox.form.not_ours"
    DATA_UPLOAD_MAX_MEMORY_SIZE, DATA_UPLOAD_MAX_NUMBER_FIELDS = 64 * 1024, 20
LANGUAGE_CODE = "vi"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
