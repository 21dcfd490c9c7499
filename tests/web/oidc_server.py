"""The OpenID provider as a process of its own: it prints its port. `/bend` says how its signed word is bent before it leaves,
`/asked` what its token endpoint was sent. Run as `python -W ignore tests/web/oidc_server.py`."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any

import flask
import oidc_provider_mock
from joserfc import jws, jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

logging.disable(logging.CRITICAL)
app = oidc_provider_mock.app()
bends: dict[str, Any] = {}
asked: list[dict[str, str]] = []


@app.put("/bend")
def bend() -> str:
    """Claims to `set` and to `drop`; `other_key` signs with another key, `unsigned` with none; `slash`: its description
    writes the issuer with a slash at its end."""
    bends.clear()
    bends.update(flask.request.get_json())
    asked.clear()
    return ""


@app.get("/asked")
def told() -> Any:
    """What the token endpoint was sent since."""
    return flask.jsonify(asked)


@app.after_request
def bent(reply: Any) -> Any:
    """The answer with its word bent."""
    if flask.request.path == "/.well-known/openid-configuration" and bends.get("slash"):
        told = json.loads(reply.get_data())
        reply.set_data(json.dumps({**told, "issuer": f"{told['issuer'].rstrip('/')}/"}))
    if flask.request.path == "/oauth2/token":
        asked.append(dict(flask.request.form))
        said = json.loads(reply.get_data())
        if "id_token" in said and bends:
            said["id_token"] = _bent(said["id_token"])
            reply.set_data(json.dumps(said))
    return reply


def _bent(word: str) -> str:
    ours = RSAKey.import_key(flask.g.oidc_provider_mock_storage.jwk.as_dict(is_private=True))
    claims = {**jwt.decode(word, ours).claims, **bends.get("set", {})}
    claims = {name: value for name, value in claims.items() if name not in bends.get("drop", ())}
    if bends.get("unsigned"):
        parts = ({"alg": "none"}, claims)
        return (
            ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."
        )
    key = RSAKey.generate_key(2048) if bends.get("other_key") else ours
    # As plain bytes: `jwt.encode` would look at claims that are meant to be wrong.
    return str(jws.serialize_compact({"alg": "RS256", "typ": "JWT"}, json.dumps(claims).encode(), key))


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, app, threaded=True)
    print(server.server_port, flush=True)
    server.serve_forever()
