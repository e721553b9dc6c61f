"""What every environment shares. Values come from the environment with defaults for one machine.

``DATABASE_URL`` unset means the embedded PostgreSQL below ``var/postgres``; nothing is started
here, the settings only ask for its address.
"""

from pathlib import Path

import environ

from cms.embedded import Cluster

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "portal",
    "cms.desk",
    "cms.imports",
    "cms.workflow",
    "cms.frontpage",
    "cms.articles",
    "cms.sections",
    "media",
    "cms.people",
    "cms.text",
    "seeds",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.workflow.accounts.app.NewsroomUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "cms.workflow.notices.app.NewsroomAdminConfig",
    "wagtail.contrib.table_block",
    "wagtail",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.text.middleware.NormaliseInputMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.workflow.rights.middleware.DecidedAddressesMiddleware",
    "cms.articles.middleware.GateMessagesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASE_URL = env.str("DATABASE_URL", "")
DATABASES = {
    "default": {
        **env.db_url_config(DATABASE_URL or Cluster(VAR_DIR / "postgres").url("toasoan")),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("zh-hans", "中文")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "wagtail"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["cms.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media" / "public"
STORAGES = {
    # Originals of photos and documents.
    "default": {
        "BACKEND": "media.storage.PrivateFileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "media" / "originals")},
    },
    # Renditions: what readers may fetch.
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Work that nobody waits for. Wagtail's own is done at once, as before; a worker makes the sizes of
# photos: python manage.py db_worker --backend photos
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "photos": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
# In seconds. The clock mails too, and must not stand still with a mail server.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "toasoan@localhost")

# A photo or a .docx with its photos; one request may carry a story of many form fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
# Documents are dropped by the folder, with their photos; Django's own limit is 100.
DATA_UPLOAD_MAX_NUMBER_FILES = 500
CSRF_FAILURE_VIEW = "portal.views.refusals.stale_form"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

WAGTAIL_SITE_NAME = env.str("SITE_NAME", "Toà Soạn")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000")
# The newsroom's browsers ask nobody outside: no portraits from elsewhere, no news of releases.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_FRONTEND_LOGIN_URL = "/quan-tri/login/"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ol", "ul", "link"]},
    }
}
WAGTAILIMAGES_IMAGE_MODEL = "media.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PhotoForm"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = env.int("PHOTO_MAX_PIXELS", 60_000_000)
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.articles.document_guard.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "doc", "docx", "ods", "odt", "pdf", "ppt", "pptx", "xls", "xlsx"]
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.workflow.finishing.publish_what_was_approved"
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "modelsearch.backends.database",
        "SEARCH_CONFIG": "simple",
    }
}

# How long, in seconds, caches between us and readers may keep a photo: its address answers for as
# long after nothing names it any more.
DELIVERED_FILES_CACHED_FOR = env.int("DELIVERED_FILES_CACHED_FOR", 30 * 24 * 3600)
# Where readers find on what terms photos may be used, when a photo doesn't say.
PHOTO_LICENCE_URL = env.str("PHOTO_LICENCE_URL", f"{WAGTAILADMIN_BASE_URL}/quyen-su-dung-anh/")

# For how many days a statutory correction stands on the front page.
STATUTORY_CORRECTION_DAYS = env.int("STATUTORY_CORRECTION_DAYS", 7)

# For how many days people's notices are kept: counted from the reading, and for what nobody ever
# read from the event.
READ_NOTICES_KEPT_DAYS = env.int("READ_NOTICES_KEPT_DAYS", 90)
UNREAD_NOTICES_KEPT_DAYS = env.int("UNREAD_NOTICES_KEPT_DAYS", 365)

# Whom to ask about photos, a mail address; printed on the page of those terms.
PHOTO_CONTACT = env.str("PHOTO_CONTACT", "")

# The longest headlines and standfirsts, in chữ, before their writer is told.
HEADLINE_LONGEST = env.int("HEADLINE_LONGEST", 20)
SHORT_HEADLINE_LONGEST = env.int("SHORT_HEADLINE_LONGEST", 14)
STANDFIRST_LONGEST = env.int("STANDFIRST_LONGEST", 60)

# The password of the sample newsroom's accounts; empty where no sample may ever be loaded.
SAMPLE_PASSWORD = ""

# The page of all components of the portal, for developers.
SHOWS_COMPONENTS = False

# The public name of the paper, in the masthead and in structured data.
PORTAL_NAME = env.str("PORTAL_NAME", "Toà Soạn")
