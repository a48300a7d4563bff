"""A small server that keeps to OGC API - Features - Part 1: Core, or breaks one thing of it on purpose.

Standard library only. It prints its base URL and serves on loopback until its standard input is closed.

    python3 server.py [--deviation NAME] | --list | --document
"""

import copy
import hashlib
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import answers
import changes
import pages
import queries
from data import COLLECTIONS
from deviations import DEVIATIONS
from document import document, is_newer

PATHS = [
    (r"/?", "landing"),
    (r"/conformance", "conformance"),
    (r"/api", "api"),
    (r"/stations", "stations"),
    (r"/collections", "collections"),
    (r"/collections/([^/]+)", "collection"),
    (r"/collections/([^/]+)/items", "features"),
    (r"/collections/([^/]+)/items/([^/]+)", "feature"),
]
ALLOW = "GET, HEAD, OPTIONS"


class Failed(Exception):
    """The request is answered with an error."""

    def __init__(self, status, title, headers=None):
        super().__init__(title)
        self.status, self.title, self.headers = status, title, headers or {}


class Server(ThreadingHTTPServer):
    """The server with its definition and its collections."""

    daemon_threads = True

    def __init__(self, deviation):
        super().__init__(("127.0.0.1", 0), Handler)
        self.deviation = deviation
        self.base = f"http://127.0.0.1:{self.server_port}/waters"
        self.document = document(self.base, deviation)
        self.version = "3.1" if is_newer(deviation) else "3.0"
        self.collections = {name: copy.deepcopy(one["features"]) for name, one in COLLECTIONS.items()}
        answers.DATA.get(deviation, lambda _: None)(self.collections)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def deviates(self, name):
        return self.server.deviation == name

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.handle_request
        raise AttributeError(name)

    def log_message(self, *_):
        """Standard output belongs to the base URL."""

    def version_string(self):
        return "waters"

    def send_error(self, code, message=None, explain=None):
        self.close_connection = True
        self.problem(Failed(code, message or "Error"))

    def handle_request(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        try:
            self.route(url.path, url.query)
        except queries.Invalid as error:
            status = changes.ERRORS.get(self.server.deviation, {}).get(error.name.split("-")[0], 400)
            self.problem(Failed(status, str(error)))
        except Failed as error:
            self.problem(error)

    def route(self, path, query):
        """Finds the resource and answers by its method."""
        resource, name, number = self.locate(path)
        if self.command == "OPTIONS":
            methods = {"Allow": ALLOW, "Access-Control-Allow-Methods": ALLOW, "Access-Control-Allow-Headers": "*"}
            return self.send(204, b"", methods)
        if self.command not in ("GET", "HEAD") or (self.command == "HEAD" and self.is_one_of(changes.NO_HEAD, resource)):
            raise Failed(405, "Method not allowed", {} if self.deviates("allow-missing") else {"Allow": ALLOW})
        refused = changes.REFUSED.get(self.server.deviation)
        if refused and refused[:2] in ((resource, None), (resource, name)):
            raise Failed(refused[2], "Not to be had")
        is_ignored = self.is_one_of(changes.IGNORED, resource)
        values = queries.read(query, queries.known(resource, name), self.server.deviation, is_ignored)
        kinds = self.kinds(resource)
        kind = self.chosen(values, kinds, resource)
        body = self.body(resource, name, number, kind if kind in kinds[1:] else kinds[0], values, query)
        self.show(resource, kind, body)

    def locate(self, path):
        """The resource at a path with the collection and the feature that it is of."""
        local = path.removeprefix("/waters")
        for pattern, resource in PATHS if path.startswith("/waters") else []:
            if match := re.fullmatch(pattern, local):
                name, number = (*match.groups(), None, None)[:2]
                listed = self.server.collections.get(name, [])
                is_there = number is None or any(str(one["id"]) == number for one in listed)
                if name in (None, *self.server.collections) and is_there:
                    return resource, name, number
        raise Failed(404, "Not found")

    def is_one_of(self, table, resource):
        touched = table.get(self.server.deviation, "")
        return touched == "everywhere" or resource in touched.split()

    def kinds(self, resource):
        """The encodings of a resource, the usual one first."""
        if resource in ("features", "feature"):
            return [pages.GEOJSON, pages.HTML]
        if resource == "api":
            version = self.server.version
            named = f"application/vnd.oai.openapi+json;version={version}"
            return [pages.JSON if self.deviates("definition-not-as-linked") else named, pages.JSON, pages.HTML]
        return [pages.JSON, pages.HTML]

    def chosen(self, values, kinds, resource):
        """The encoding that the client prefers of those that there are."""
        if self.is_one_of(changes.NO_HTML, resource):
            kinds = kinds[:-1]
        if wanted := values.get("f"):
            if wanted == "html" and kinds[-1] != pages.HTML:
                raise Failed(406, "There is no such encoding")
            return kinds[-1] if wanted == "html" else kinds[0]
        best, found = 0.0, None
        for part in (self.headers.get("Accept") or "*/*").split(","):
            name, *parameters = [piece.strip().lower() for piece in part.split(";")]
            weight = next((float(one[2:]) for one in parameters if re.fullmatch(r"q=[01](\.\d+)?", one)), 1.0)
            fits = (kind for kind in kinds if name in ("*/*", kind.split(";")[0], kind.split("/")[0] + "/*"))
            kind = next(fits, None)
            if kind and weight > best:
                best, found = weight, kind
        if found is None and self.deviates("any-accept-is-served"):
            return kinds[0]
        if found is None:
            raise Failed(406, "There is no such encoding")
        return found

    def body(self, resource, name, number, kind, values, query):
        """What is answered, before it is written in an encoding."""
        base, deviation = self.server.base, self.server.deviation
        if resource == "landing":
            value = pages.landing(base, kind, self.server.version)
        elif resource == "conformance":
            value = pages.conformance(deviation)
        elif resource == "api":
            value = copy.deepcopy(self.server.document)
        elif resource == "stations":
            value = {"open": 2}
        elif resource == "collections":
            value = pages.collections(base, kind)
        elif resource == "collection":
            value = pages.collection(base, name, kind)
        elif resource == "features":
            page = queries.page(self.server.collections[name], values, query, deviation)
            value = pages.features(base, name, kind, page)
        else:
            one = next(one for one in self.server.collections[name] if str(one["id"]) == number)
            value = pages.feature(base, name, kind, one)
        value = copy.deepcopy(value)
        for at, change in answers.ANSWERS.get(deviation, []):
            if at in (resource, f"{resource}/{name}", "everywhere"):
                change(value)
        return value

    def show(self, resource, kind, value):
        """Writes the answer in the encoding, with the headers that belong to it."""
        stable = {name: one for name, one in value.items() if name != "timeStamp"}
        etag = f'W/"{hashlib.sha256((kind + json.dumps(stable)).encode()).hexdigest()[:16]}"'
        headers = {"Content-Type": kind, "ETag": etag, "Vary": "Accept"}
        links = value.get("links")
        if isinstance(links, list):
            headers["Link"] = ", ".join(f'<{one.get("href")}>; rel="{one.get("rel")}"' for one in links)
        for at, name in changes.HEADERS.get(self.server.deviation, []):
            if at in (resource, "everywhere"):
                headers.pop(name, None)
        if self.headers.get("If-None-Match") == etag:
            return self.send(304, b"", {"ETag": etag})
        body = pages.page(value, f"Waters: {resource}") if kind == pages.HTML else json.dumps(value).encode()
        status = 200
        for at, what, new in changes.SENT.get(self.server.deviation, []):
            if at not in (resource, "everywhere") or what not in ("status", kind):
                continue
            status, headers["Content-Type"] = (new, kind) if what == "status" else (status, new)
        self.send(status, body, headers)

    def problem(self, error):
        value = {"type": "about:blank", "status": error.status, "title": error.title}
        kind = "application/json" if self.deviates("errors-as-plain-json") else "application/problem+json"
        self.send(error.status, json.dumps(value).encode(), {"Content-Type": kind, **error.headers})

    def send(self, status, body, headers):
        shared = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link"}
        headers = headers if self.deviates("no-cross-origin") else shared | headers
        is_cut = self.deviates("features-cut-off") and "/items" in self.path and status == 200
        length = len(body) + (40 if is_cut else 0)
        is_in_chunks = self.deviates("answers-in-chunks") and status == 200
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if is_in_chunks:
            self.send_header("Transfer-Encoding", "chunked")
        elif status not in (204, 304):
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.command != "HEAD" and status not in (204, 304):
            self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if is_in_chunks else body)
        self.close_connection = self.close_connection or length > len(body)


def main(arguments):
    if arguments == ["--list"]:
        print(json.dumps(DEVIATIONS, indent=1))
        return
    if arguments == ["--document"]:
        print(json.dumps(document("http://127.0.0.1/waters", None), indent=2))
        return
    server = Server(arguments[1] if arguments[:1] == ["--deviation"] else None)
    print(server.base, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1:])
