"""A small platform that keeps to the NLGov REST API Design Rules, or breaks one of them on purpose.

Standard library only. It prints its base URL and serves on loopback until its standard input is closed.

    python3 server.py [--deviation NAME] | --list | --document | --previous
"""

import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl, urlsplit

from checks import Invalid, check
from document import document, previous, yaml
from deviations import DEVIATIONS
from transport import SecuredServer

FRIEND = "https://mijn.voorbeeld.example"
SECURITY = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Platform(SecuredServer):
    """The platform with its definition and its things."""

    def __init__(self, deviation):
        super().__init__(Handler, deviation)
        self.deviation = deviation
        self.document = document(deviation)
        self.base = "/api" if deviation == "address-without-version" else "/v1"
        self.lock = threading.Lock()
        self.things = {"g-1": {"naam": "Stadhuis", "bouwjaar": 1890, "status": "in-gebruik"}}


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    @property
    def base(self):
        """The path before all others."""
        return self.server.base

    def deviates(self, name):
        """Whether the platform breaks a rule in this way."""
        return self.server.deviation == name

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.handle_request
        raise AttributeError(name)

    def log_message(self, *_):
        """Standard output belongs to the base URL."""

    def version_string(self):
        return "api"

    def send_error(self, code, message=None, explain=None):
        self.close_connection = True
        self.problem(code, message or "Fout")

    def handle_request(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.sent = self.rfile.read(length) if length else b""
        url = urlsplit(self.path)
        path = url.path
        if path.endswith("/") and path[len(self.base):] not in self.server.document["paths"]:
            if self.deviates("trailing-slash-redirected"):
                return self.answer(301, b"", "text/plain", {"Location": path.rstrip("/")})
            if not self.deviates("trailing-slash-served"):
                return self.problem(404, "Niet gevonden")
            path = path.rstrip("/")
        try:
            self.route(path.removeprefix(self.base) if path.startswith(self.base + "/") else "", url.query)
        except Invalid as error:
            self.problem(422 if self.deviates("invalid-input-as-422") else 400, "Ongeldige invoer", str(error))

    def route(self, path, query):
        """Finds the path of the definition and answers by its method."""
        if path in ("/openapi.json", "/openapi.yaml"):
            return self.definition(path)
        template, number = path, None
        if match := re.fullmatch(r"/gebouwen/([^/]+)", path):
            template, number = "/gebouwen/{gebouwId}", match[1]
        item = self.server.document["paths"].get(template)
        if item is None:
            if self.deviates("unknown-path-as-200"):
                return self.json(200, {})
            return self.problem(404, "Niet gevonden")
        method = self.command.lower()
        if method == "options":
            allow = "GET, DELETE, TRACE" if self.deviates("options-lists-too-much") else self.allowed(item)
            return self.answer(204, b"", None, {"Allow": allow})
        if method == "head" and "get" in item and not self.deviates("head-refused"):
            method = "get"
        if method not in item:
            return self.not_allowed(item)
        if self.deviates("credentials-newly-demanded") and "Authorization" not in self.headers:
            return self.problem(401, "Niet aangemeld", more={"WWW-Authenticate": "Bearer"})
        self.check_query(item[method], query)
        if method in ("post", "put"):
            return self.write(item[method], method, number)
        if number is not None and number not in self.server.things:
            return self.problem(404, "Niet gevonden")
        return self.json(200, self.shown(number) if number else self.listed())

    def allowed(self, item):
        methods = [name.upper() for name in item if name in ("get", "post", "put", "delete", "patch")]
        more = ["DELETE"] if self.deviates("allow-lists-too-much") and "delete" not in item else []
        return ", ".join(methods + ["HEAD", "OPTIONS"] + more)

    def not_allowed(self, item):
        if self.deviates("undeclared-method-accepted"):
            return self.json(200, {})
        allow = {} if self.deviates("allow-missing") else {"Allow": self.allowed(item)}
        status = 400 if self.deviates("undeclared-method-as-400") else 405
        return self.problem(status, "Methode niet toegestaan", more=allow)

    def check_query(self, operation, query):
        if self.deviates("invalid-query-accepted"):
            return
        of_query = [one for one in operation.get("parameters", []) if one.get("in") == "query"]
        known = {one["name"]: one["schema"] for one in of_query}
        sent = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
        for one in of_query:
            if one.get("required") and one["name"] not in sent:
                raise Invalid(f"{one['name']} ontbreekt")
        for name, text in parse_qsl(query, keep_blank_values=True):
            schema = known.get(name)
            if schema is None:
                continue
            value = text
            if schema["type"] == "integer":
                if not re.fullmatch(r"-?(0|[1-9]\d*)", text):
                    raise Invalid(f"{name} is geen getal")
                value = int(text)
            if self.deviates("other-notation-accepted") and schema.get("format") == "date-time":
                continue
            if self.deviates("offset-refused") and schema.get("format") == "date-time" and not text.endswith("Z"):
                raise Invalid(f"{name} is niet in UTC")
            check(schema, value, name)

    def write(self, operation, method, number):
        try:
            value = json.loads(self.sent)
        except ValueError as error:
            if self.deviates("malformed-body-as-500"):
                return self.problem(500, "Interne fout")
            raise Invalid("de inhoud is geen JSON") from error
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        if self.headers.get_content_type() != "application/json":
            raise Invalid("de inhoud is geen application/json")
        if not self.deviates("invalid-body-accepted") or not isinstance(value, dict):
            check(schema, value, "")
        with self.server.lock:
            number = number or f"g-{len(self.server.things) + 1}"
            self.server.things[number] = value
        created = {"Location": f"{self.base}/gebouwen/{number}"} if method == "post" else {}
        return self.json(201 if method == "post" else 200, self.shown(number), created)

    def shown(self, number):
        """A thing as it is answered."""
        value = {"gebouwId": number, "registratieDatum": "2024-03-05", "laatstGewijzigd": "2024-03-05T10:20:30Z"}
        value |= self.server.things[number]
        wrong = {
            "day-month-year": {"registratieDatum": "05-03-2024"},
            "lower-case-t": {"laatstGewijzigd": "2024-03-05t10:20:30Z"},
            "negative-zero-offset": {"laatstGewijzigd": "2024-03-05T10:20:30-00:00"},
            "offset-in-answers": {"laatstGewijzigd": "2024-03-05T12:20:30+02:00"},
            "midnight-in-answers": {"laatstGewijzigd": "2024-03-05T00:00:00Z"},
            "member-of-wrong-type": {"gebouwId": 1},
        }
        return value | wrong.get(self.server.deviation, {})

    def listed(self):
        links = {"self": f"{self.base}/gebouwen"}
        wrong = {
            "link-with-trailing-slash": {"self": f"{self.base}/gebouwen/"},
            "link-with-extension": {"self": f"{self.base}/gebouwen.php"},
            "link-with-snake-case-key": {"next": f"{self.base}/gebouwen?pagina_nummer=2"},
        }
        return {"gebouwen": [self.shown("g-1")], "_links": links | wrong.get(self.server.deviation, {})}

    def definition(self, path):
        """The API's own definition."""
        if self.command == "OPTIONS":
            return self.answer(204, b"", None, {"Allow": self.allowed({"get": {}})})
        if self.command not in ("GET", "HEAD"):
            return self.not_allowed({"get": {}})
        if self.deviates("definition-behind-token") and "Authorization" not in self.headers:
            return self.problem(401, "Niet aangemeld", more={"WWW-Authenticate": "Bearer"})
        open_to_all = {} if self.deviates("definition-not-for-browsers") else {"Access-Control-Allow-Origin": "*"}
        value = self.server.document
        if path == "/openapi.json":
            kind = "text/html" if self.deviates("definition-as-html") else "application/json"
            return self.answer(200, json.dumps(value).encode(), kind, open_to_all)
        if self.deviates("yaml-not-offered"):
            return self.problem(404, "Niet gevonden")
        if self.deviates("yaml-differs"):
            value = value | {"info": value["info"] | {"title": "Een andere API"}}
        return self.answer(200, yaml(value).encode(), "application/yaml", open_to_all)

    def json(self, status, value, more=None):
        status = 203 if status == 200 and self.deviates("undocumented-status") else status
        self.answer(status, json.dumps(value).encode(), "application/json", more or {})

    def problem(self, status, title, detail=None, more=None):
        value = {"status": status, "title": title, "detail": detail or title}
        if self.deviates("problem-without-detail"):
            del value["detail"]
        if self.deviates("stack-trace-in-errors"):
            value["detail"] = 'Traceback (most recent call last):\n  File "/srv/app/main.py", line 7, in <module>\nValueError: x'
        kind = "application/json" if self.deviates("errors-as-plain-json") else "application/problem+json"
        self.answer(status, json.dumps(value).encode(), kind, more or {})

    def answer(self, status, body, kind, more):
        is_error = status >= 400
        headers = dict(SECURITY) | {"API-Version": self.server.document["info"]["version"]}
        if self.deviates("security-header-missing"):
            del headers["X-Content-Type-Options"]
        if self.deviates("security-headers-missing-in-errors") and is_error:
            headers = {"API-Version": headers["API-Version"]}
        if self.deviates("version-header-missing") or (self.deviates("version-header-missing-in-errors") and is_error):
            del headers["API-Version"]
        if self.deviates("version-header-differs"):
            headers["API-Version"] = "9.9.9"
        if self.deviates("powered-by-told"):
            headers["X-Powered-By"] = "PHP/8.1"
        if self.deviates("session-cookie"):
            headers["Set-Cookie"] = "sessie=1"
        origin = self.headers.get("Origin") if self.headers else None
        if origin and (origin == FRIEND or self.deviates("any-origin-echoed")):
            headers["Access-Control-Allow-Origin"] = origin
        if kind:
            headers["Content-Type"] = kind
        headers |= more
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)


def main(arguments):
    if arguments == ["--list"]:
        print(json.dumps(DEVIATIONS, indent=1))
        return
    if arguments == ["--document"]:
        print(json.dumps(document(None), indent=2, ensure_ascii=False))
        return
    if arguments == ["--previous"]:
        print(json.dumps(previous(), indent=2, ensure_ascii=False))
        return
    deviation = arguments[1] if arguments[:1] == ["--deviation"] else None
    platform = Platform(deviation)
    print(f"https://127.0.0.1:{platform.server_port}{platform.base}", flush=True)
    threading.Thread(target=platform.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1:])
