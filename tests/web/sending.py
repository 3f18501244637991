"""Sends forms to a site under test, as browsers and clients do."""

import io
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from tests.web.conftest import Answer, Get

_EDGE = "----hanse-test-edge"


def post(get: Get, address: str, fields: Mapping[str, str], **environ: str) -> Answer:
    """A form in the way of application/x-www-form-urlencoded."""
    body = urlencode(fields).encode()
    return send(get, address, body, "application/x-www-form-urlencoded", **environ)


def upload(get: Get, address: str, fields: Mapping[str, str], name: str, content: bytes) -> Answer:
    """A form with a file, in the way of multipart/form-data."""
    parts = [
        f'--{_EDGE}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--{_EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return send(get, address, b"".join(parts) + f"--{_EDGE}--\r\n".encode(), f"multipart/form-data; boundary={_EDGE}")


def send(get: Get, address: str, body: bytes, content_type: str, **environ: Any) -> Answer:
    """Any body."""
    return get(
        address,
        "POST",
        **{
            "wsgi.input": io.BytesIO(body),
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": content_type,
            "REMOTE_ADDR": "192.0.2.1",
            **environ,
        },
    )


def batch(get: Get, **queries: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The candidates that the reconciliation service gives for each query."""
    answer = post(get, "/reconcile", {"queries": json.dumps(queries)})
    assert answer.status == 200, answer.text
    return {key: value["result"] for key, value in answer.json.items()}
