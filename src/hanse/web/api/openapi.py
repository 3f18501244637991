"""The OpenAPI 3.1 description of all JSON of the site, derived from the routes and the dataclasses of the views."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from hanse import __version__
from hanse.release.views import Context
from hanse.web.api.routes import ROUTES, SHARED, Parameter

TEMPLATE = "#/components/schemas/{name}"
_PART = re.compile(r"<(str|int):(\w+)>")
_ERROR_WORDS = {
    "300": "Several entries answer to that name; the candidates are listed.",
    "400": "That cannot be answered as asked.",
    "404": "Nothing has this address; entries of a like name are listed.",
    "405": "Only GET and HEAD are answered.",
    "410": "Withdrawn from publication.",
    "429": "Too much at once; Retry-After says how long to wait.",
    "500": "Something went wrong on our side.",
    "503": "Not ready yet; Retry-After says when to ask again.",
}
_TEXT = {"type": "string"}
_ERROR: Mapping[str, Any] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "family", "what", "where", "hint", "candidates", "near"],
            "properties": {
                "status": {"type": "integer"},
                "family": {**_TEXT, "description": "the kind of error, one word"},
                "what": {**_TEXT, "description": "what is wrong, in one sentence"},
                "where": {**_TEXT, "description": "which value or entry it is about"},
                "hint": {**_TEXT, "description": "what to do"},
                "candidates": {"type": "array", "items": {"type": "object"}},
                "near": {"type": "array", "items": {"type": "object"}},
            },
        }
    },
}
_NOTE = (
    "Every page of the site as JSON: the same view, at the address of the page with .json. "
    "A city that is not recorded in a network may well be in it: absence is never a fact. "
    "Licence of selection and coding: CC BY 4.0; lists and texts of third parties stay theirs. "
    "No key is needed; the limits are on the page /api."
)


@cache
def components() -> Mapping[str, Any]:
    """The schemas of all views, by name, and under "" the reference to each by its class."""
    kinds = [*dict.fromkeys([Context, *(one.view for one in ROUTES.values() if one.view is not None)])]
    references, schemas = msgspec.json.schema_components(kinds, ref_template=TEMPLATE)
    return {"references": dict(zip(kinds, references, strict=True)), "schemas": dict(schemas)}


def document(routes: Sequence[tuple[str, str]], server: str) -> dict[str, Any]:
    """The description of ``routes`` (route and what it answers with, in a sentence)."""
    paths = {f"/{_templated(route) or 'index'}.json": _path(route, words) for route, words in routes}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Hanse, the open observatory of city networks",
            "version": __version__,
            "description": _NOTE,
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": server or "/"}],
        "paths": paths | _others(),
        "components": {
            "schemas": {**components()["schemas"], "Error": _ERROR},
            "parameters": {parameter.name: _parameter(parameter) for parameter in SHARED},
            "responses": {
                f"Error{status}": {
                    "description": words,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                }
                for status, words in _ERROR_WORDS.items()
            },
        },
    }


def _templated(route: str) -> str:
    return _PART.sub(lambda match: f"{{{match.group(2)}}}", route)


def _path(route: str, words: str) -> dict[str, Any]:
    described = ROUTES.get(route)
    parts = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "integer", "minimum": 1, "maximum": 99_999_999}
            if kind == "int"
            else {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,80}$"},
        }
        for kind, name in _PART.findall(route)
    ]
    own = [_parameter(parameter) for parameter in described.query] if described is not None else []
    shared = [{"$ref": f"#/components/parameters/{parameter.name}"} for parameter in SHARED]
    operation = {
        "operationId": re.sub(r"\W+", "_", _PART.sub(r"\2", route)).strip("_") or "start",
        "summary": words,
        "parameters": [*parts, *own, *shared],
        "responses": _responses(_twin(described.view if described is not None else None)),
    }
    return {"get": operation}


def _twin(view: type | None) -> dict[str, Any]:
    """The view with its context first, also where it keeps that further inside."""
    references = components()["references"]
    frame = {"type": "object", "required": ["context"], "properties": {"context": references[Context]}}
    return {"allOf": [frame, references[view]]} if view is not None else frame


def _responses(schema: Mapping[str, Any]) -> dict[str, Any]:
    errors = {status: {"$ref": f"#/components/responses/Error{status}"} for status in _ERROR_WORDS}
    return {
        "200": {"description": "The view.", "content": {"application/json": {"schema": schema}}},
        "301": {"description": "The entry has another address: its id, or the entry that took over."},
        "304": {"description": "What the tag in If-None-Match names still holds."},
        **errors,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": parameter.meaning,
        "schema": dict(parameter.schema),
    }


def _others() -> dict[str, Any]:
    """What is no twin of a page: suggestions, matching of names, the reconciliation service."""
    anything = {"type": "object"}
    names = {
        "type": "object",
        "required": ["names"],
        "properties": {
            "names": {**_TEXT, "minLength": 1, "maxLength": 2_000, "description": "one name a line"},
            "country": {**_TEXT, "maxLength": 100, "description": "country of all of them"},
        },
    }
    form = {"application/x-www-form-urlencoded": {"schema": names}}
    answered = _responses(anything) | {
        "413": {"description": "Too large."},
        "415": {"description": "Files of that kind are not read."},
    }
    words = {"name": "q", "in": "query", "required": False, "schema": {**_TEXT, "maxLength": 400}}
    prefix = {"name": "prefix", "in": "query", "required": True, "schema": {**_TEXT, "minLength": 1, "maxLength": 100}}
    suggest = {
        f"/reconcile/suggest/{kind}": {
            "get": {
                "operationId": f"reconcile_suggest_{kind}",
                "summary": f"Suggestions of the reconciliation service: {kind}.",
                "parameters": [prefix],
                "responses": answered,
            }
        }
        for kind in ("entity", "property", "type")
    }
    return {
        "/suggest.json": {
            "get": {
                "operationId": "suggest",
                "summary": "Entries offered while somebody types.",
                "parameters": [words],
                "responses": answered,
            }
        },
        "/match.json": {
            "post": {
                "operationId": "match",
                "summary": "Names matched with places and authorities; nothing that is sent is kept.",
                "requestBody": {"required": True, "content": form},
                "responses": answered,
            }
        },
        "/reconcile": {
            "get": {
                "operationId": "reconcile",
                "summary": "The manifest of the reconciliation service (API 0.2), as OpenRefine reads it.",
                "responses": answered,
            }
        },
        **suggest,
    }
