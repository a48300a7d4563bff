"""What deviations change in how the server answers: tables by the deviation's name, each with the resource that it touches.

What is not here is in `answers.py` (bodies), `definitions.py` (the definition) and `queries.py` (what is asked for).
"""

# A resource, or one collection of it, that is answered with an error.
REFUSED = {
    "landing-page-missing": ("landing", None, 404),
    "landing-page-breaks": ("landing", None, 500),
    "declaration-missing": ("conformance", None, 404),
    "collections-missing": ("collections", None, 404),
    "one-collection-missing": ("collection", "reaches", 404),
    "features-of-one-missing": ("features", "reaches", 404),
    "each-feature-missing": ("feature", "gauges", 404),
    "described-but-missing": ("stations", None, 404),
    "features-break": ("features", "reaches", 500),
}

# Successes that are sent with another status or, in one encoding, with another media type.
SENT = {
    "landing-page-as-203": [("landing", "status", 203)],
    "declaration-as-203": [("conformance", "status", 203)],
    "collections-as-203": [("collections", "status", 203)],
    "collection-as-203": [("collection", "status", 203)],
    "features-as-203": [("features", "status", 203)],
    "feature-as-203": [("feature", "status", 203)],
    "stations-as-203": [("stations", "status", 203)],
    "features-in-other-encoding": [
        (at, "application/geo+json", "application/vnd.waters+json") for at in ("features", "feature")
    ],
    "features-as-json": [("features", "application/geo+json", "application/json")],
    "feature-as-json": [("feature", "application/geo+json", "application/json")],
    "collections-as-other-json": [("collections", "application/json", "application/vnd.waters+json")],
    "landing-page-as-other-json": [("landing", "application/json", "application/vnd.waters+json")],
    "stations-as-other-json": [("stations", "application/json", "application/vnd.waters+json")],
    "definition-as-plain-text": [("api", "application/vnd.oai.openapi+json;version=3.0", "text/plain")],
    "pages-as-plain-text": [("everywhere", "text/html", "text/plain")],
    "media-types-with-parameters": [
        ("features", "application/geo+json", "application/geo+json; charset=utf-8"),
        ("collections", "application/json", "application/json; charset=utf-8"),
        ("landing", "text/html", "text/html; charset=utf-8"),
    ],
}

# Headers that are left out.
HEADERS = {
    "features-without-etag": [("features", "ETag")],
    "stations-without-etag": [("stations", "ETag")],
    "landing-page-without-link-header": [("landing", "Link")],
    "collections-without-link-header": [("collections", "Link")],
    "features-without-link-header": [("features", "Link")],
    "feature-without-link-header": [("feature", "Link")],
}

# Where there is no HTML.
NO_HTML = {
    "json-only": "landing conformance stations collections collection features feature",
    "landing-page-without-html": "landing",
    "declaration-without-html": "conformance",
    "definition-without-html": "api",
    "collections-without-html": "collections",
    "collection-without-html": "collection",
    "features-without-html": "features",
    "feature-without-html": "feature",
}

# Where HEAD is refused.
NO_HEAD = {"head-refused": "everywhere", "head-refused-for-features": "features", "head-refused-for-definition": "api"}

# Where parameters that nobody knows are ignored.
IGNORED = {
    "unknown-parameter-ignored": "everywhere",
    "unknown-parameter-ignored-at-landing-page": "landing",
    "unknown-parameter-ignored-at-collection": "collection",
    "unknown-parameter-ignored-at-features": "features",
    "unknown-parameter-ignored-at-feature": "feature",
    "unknown-parameter-ignored-at-definition": "api",
    "free-form-parameters": "features",
}

# Statuses of errors by the first word of what is wrong.
ERRORS = {
    "unknown-parameter-as-404": {"unknown": 404},
    "unknown-parameter-as-500": {"unknown": 500},
    "wrong-value-as-422": {"limit": 422, "bbox": 422, "datetime": 422},
    "wrong-value-as-500": {"limit": 500, "bbox": 500, "datetime": 500},
}
