"""A provider of identities like VNeID, asked by OpenID Connect: authorization code with PKCE, state and nonce.

Only the subject is taken from what the provider says, after signature, issuer, audience, time and nonce held. Whatever
does not hold raises `NotProved`; a provider that does not answer raises `ProviderDown`. Neither repeats its words.
"""

import hmac
import secrets
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

SCOPE = "openid"
PATIENCE = 5  # seconds for each question to the provider
KNOWN_FOR = 3600  # seconds its description and keys are believed
REST = 10.0  # seconds nobody asks again after it failed to answer
LARGEST = 200_000  # bytes of an answer
SIGNED_BY = ("RS256", "ES256", "PS256")
LEEWAY = 60  # seconds our clocks may differ
LONGEST_SUBJECT = 255


class NotProved(Exception):
    """What came back proves nothing: another state, nonce, key, audience, or a time that is over."""


class ProviderDown(Exception):
    """The provider did not answer as it should, or is set up wrongly here."""


@dataclass(frozen=True)
class Asked:
    """What the browser is sent with, to be compared with what it brings back."""

    url: str
    state: str
    nonce: str
    verifier: str


def offered() -> bool:
    """Whether this installation names a provider."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID)


def ask(back_to: str) -> Asked:
    """Where to send the browser, with fresh state, nonce and PKCE verifier. Raises ProviderDown."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    with _client(back_to) as client:
        url, _ = client.create_authorization_url(
            _known.told()["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
        )
    return Asked(url, state, nonce, verifier)


def subject_of(*, code: str, state: str, asked: Asked, back_to: str) -> str:
    """Who the provider says came back, proved by its signed word. Raises NotProved, ProviderDown."""
    if not (code and state and hmac.compare_digest(state.encode(), asked.state.encode())):
        raise NotProved("state")
    return _subject(_token(code, asked, back_to), asked.nonce)


def _token(code: str, asked: Asked, back_to: str) -> str:
    """The signed word, for the code. A code is good for one question: a second one is refused by the provider."""
    import requests
    from authlib.common.errors import AuthlibBaseError

    url = _known.told()["token_endpoint"]
    try:
        with _client(back_to) as client:
            told = client.fetch_token(
                url, grant_type="authorization_code", code=code, code_verifier=asked.verifier, timeout=PATIENCE
            )
    except AuthlibBaseError as refused:
        if (
            refused.error == "invalid_client"
        ):  # our own name or secret is wrong: nobody can sign in, and it is not their fault
            raise ProviderDown("client") from None
        raise NotProved("code") from None  # a code used before, or one it never gave
    except (requests.RequestException, ValueError):
        raise ProviderDown("token") from None
    word = told.get("id_token")
    if not isinstance(word, str):
        raise NotProved("no id_token")
    return word


def _subject(word: str, nonce: str) -> str:
    from joserfc import jwt
    from joserfc.errors import JoseError

    wanted: dict[str, Any] = {
        "iss": {"essential": True, "value": _known.told()["issuer"]},  # as it writes itself: some end in a slash
        "aud": {"essential": True, "value": settings.OIDC_CLIENT_ID},
        "nonce": {"essential": True, "value": nonce},
        **{name: {"essential": True} for name in ("exp", "iat", "sub")},
    }
    try:
        claims = _decoded(word)
        jwt.JWTClaimsRegistry(leeway=LEEWAY, **wanted).validate(claims)
    except (JoseError, ValueError, TypeError):
        raise NotProved("id_token") from None
    audience, party = claims["aud"], claims.get("azp", settings.OIDC_CLIENT_ID)
    subject = claims["sub"]
    if (isinstance(audience, list) and len(audience) > 1 and "azp" not in claims) or party != settings.OIDC_CLIENT_ID:
        raise NotProved("azp")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise NotProved("sub")
    return subject


def _decoded(word: str) -> dict[str, Any]:
    """The claims, signed by a key of the provider; its keys are asked for anew once when none fits."""
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        token = jwt.decode(word, KeySet.import_key_set(_known.keys()), algorithms=SIGNED_BY)
    except (JoseError, ValueError):
        token = jwt.decode(word, KeySet.import_key_set(_known.keys(fresh=True)), algorithms=SIGNED_BY)
    return dict(token.claims)


def _client(back_to: str) -> Any:
    from authlib.integrations.requests_client import OAuth2Session

    return OAuth2Session(
        settings.OIDC_CLIENT_ID,
        _secret(),
        scope=SCOPE,
        redirect_uri=back_to,
        code_challenge_method="S256",
        default_timeout=PATIENCE,
    )


def _secret() -> str:
    try:
        return Path(settings.OIDC_SECRET_FILE).read_text(encoding="utf8").strip() if settings.OIDC_SECRET_FILE else ""
    except (OSError, UnicodeDecodeError):
        raise ProviderDown("secret file") from None


class _Known:
    """What the provider publishes of itself, believed for an hour by each process of the server."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.kept: dict[str, tuple[float, dict[str, Any]]] = {}
        self.failed_at = -REST

    def told(self) -> dict[str, Any]:
        """Its description; it must bear the issuer we named."""
        told = self._get(f"{settings.OIDC_ISSUER}/.well-known/openid-configuration")
        ends = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        if str(told.get("issuer", "")).rstrip("/") != settings.OIDC_ISSUER or not all(
            isinstance(end, str) for end in ends
        ):
            raise ProviderDown("description")
        return told

    def keys(self, *, fresh: bool = False) -> Any:
        """Its public keys."""
        return self._get(self.told()["jwks_uri"], fresh=fresh)

    def _get(self, url: str, *, fresh: bool = False) -> dict[str, Any]:
        import requests

        with self.lock:
            since, told = self.kept.get(url, (0.0, {}))
            rested = time.monotonic() - self.failed_at > REST
        if told and not fresh and time.monotonic() - since < KNOWN_FOR:
            return told
        if not rested:  # a provider that does not answer must not hold one thread after the other
            raise ProviderDown("description")
        try:
            with requests.get(url, timeout=PATIENCE, allow_redirects=False, stream=True) as reply:
                reply.raise_for_status()
                raw = reply.raw.read(LARGEST + 1, decode_content=True)
            told = _object(raw)
        except (requests.RequestException, OSError, ValueError):
            with self.lock:
                self.failed_at = time.monotonic()
            raise ProviderDown("description") from None
        with self.lock:
            self.kept[url] = time.monotonic(), told
        return told


def _object(raw: bytes) -> dict[str, Any]:
    import json

    told = json.loads(raw) if len(raw) <= LARGEST else None
    if not isinstance(told, dict):
        raise ValueError("not an object")
    return told


_known = _Known()
