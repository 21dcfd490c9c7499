"""A picture as proof: written anew without place and maker, then kept among the item's attachments."""

import io
from datetime import datetime

from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.photos import BadPhoto, clean
from dienhong.records.actor import Actor
from dienhong.records.attachments import attach

PNG = b"\x89PNG"


def keep_photo(code: str, name: str, data: bytes, *, by: Actor, at: datetime) -> str:
    """The digest under which the picture lies. Call inside the act. Raises Refused with what is wrong with it."""
    try:
        picture = clean(data)
    except BadPhoto as bad:
        raise Refused(Verdict.no(str(bad))) from bad
    suffix = "png" if picture.startswith(PNG) else "jpg"
    return attach(code, f"{name}-{at:%Y%m%d-%H%M}.{suffix}", io.BytesIO(picture), by=by, at=at).sha256
