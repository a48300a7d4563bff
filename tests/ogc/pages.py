"""What the server shows: the bodies of answers with their links, and any of them as a page of HTML."""

import html
import json
from datetime import datetime, timezone

from data import COLLECTIONS, CRS84
from document import classes

GEOJSON, JSON, HTML = "application/geo+json", "application/json", "text/html"
NAMES = {JSON: "JSON", GEOJSON: "GeoJSON", HTML: "HTML"}


def link(rel, href, kind, title=None):
    return {"href": href, "rel": rel, "type": kind, "title": title or NAMES[kind]}


def encodings(rel, href, kinds):
    """One link for each encoding."""
    mark = "&" if "?" in href else "?"
    short = {JSON: "json", GEOJSON: "json", HTML: "html"}
    return [link(rel, f"{href}{mark}f={short[kind]}", kind) for kind in kinds]


def itself(href, shown, kinds):
    """The links self and alternate of an answer that is shown in one of its encodings."""
    others = [kind for kind in kinds if kind != shown]
    return encodings("self", href, [shown]) + encodings("alternate", href, others)


def landing(base, shown, version):
    definition = f"application/vnd.oai.openapi+json;version={version}"
    links = itself(f"{base}/", shown, [JSON, HTML])
    links += [
        link("service-desc", f"{base}/api", definition, "The definition of this interface"),
        link("service-doc", f"{base}/api?f=html", HTML, "The same to read"),
        link("conformance", f"{base}/conformance", JSON, "What this server conforms to"),
        link("data", f"{base}/collections", JSON, "The collections"),
    ]
    return {"title": "Waters", "description": "Gauges and reaches of an invented country", "links": links}


def conformance(deviation):
    return {"conformsTo": classes(deviation)}


def collection(base, name, shown):
    """A collection; its item in the list has the same links."""
    one, at = COLLECTIONS[name], f"{base}/collections/{name}"
    links = itself(at, shown, [JSON, HTML]) + encodings("items", f"{at}/items", [GEOJSON, HTML])
    links.append(link("license", "https://licences.example/open", HTML, "Licence"))
    template = {"rel": "item", "uriTemplate": f"{at}/items/{{featureId}}", "type": GEOJSON}
    described = {key: one[key] for key in ("title", "description", "extent")}
    crs = {"itemType": "feature", "crs": [CRS84]}
    return {"id": name, **described, **crs, "links": links, "linkTemplates": [template]}


def collections(base, shown):
    listed = [collection(base, name, shown) for name in COLLECTIONS]
    return {"links": itself(f"{base}/collections", shown, [JSON, HTML]), "collections": listed}


def features(base, name, shown, page):
    """A page of features; `page` has what was asked for and what was found."""
    at = f"{base}/collections/{name}/items"
    links = itself(at + (f"?{page['asked']}" if page["asked"] else ""), shown, [GEOJSON, HTML])
    links += [link(rel, f"{at}?{asked}", shown) for rel, asked in page["others"]]
    links.append(link("collection", f"{base}/collections/{name}", JSON))
    return {
        "type": "FeatureCollection",
        "features": page["features"],
        "links": links,
        "timeStamp": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "numberMatched": page["matched"],
        "numberReturned": len(page["features"]),
    }


def feature(base, name, shown, one):
    links = itself(f"{base}/collections/{name}/items/{one['id']}", shown, [GEOJSON, HTML])
    return {**one, "links": [*links, link("collection", f"{base}/collections/{name}", JSON)]}


def page(value, title):
    """Everything of an answer in HTML, links as such."""
    head = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    return f"{head}\n<body><h1>{html.escape(title)}</h1>\n{_shown(value)}</body></html>\n".encode()


def _shown(value):
    if isinstance(value, dict) and isinstance(value.get("href"), str):
        kept = {name: member for name, member in value.items() if name != "href"}
        return f'<a href="{html.escape(value["href"])}">{html.escape(json.dumps(kept))}</a>'
    if isinstance(value, dict):
        members = (f"<dt>{html.escape(str(name))}</dt><dd>{_shown(one)}</dd>" for name, one in value.items())
        return "<dl>" + "".join(members) + "</dl>\n"
    if isinstance(value, list) and any(isinstance(one, (dict, list)) for one in value):
        return "<ol>" + "".join(f"<li>{_shown(one)}</li>" for one in value) + "</ol>\n"
    return html.escape(json.dumps(value, ensure_ascii=False))
