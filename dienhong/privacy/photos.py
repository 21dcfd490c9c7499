"""Photographs from strangers: decoded within bounds and written anew, so that nothing but the picture is kept.

What goes: place, time and maker of the camera, the thumbnail of the picture before it was cropped, and whatever hides
behind the last line of a picture. A size that would fill the memory is refused from the header, before decoding.
"""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 12_000
MOST_PIXELS = 40_000_000
# Decoding these holds the whole picture at full size: no smaller scale is offered while reading.
MOST_PIXELS_AT_ONCE = 20_000_000
KEPT_SIDE = 1600
QUALITY = 85
KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG"}
BROKEN = "Ảnh hỏng hoặc bị cắt cụt, không mở được; hãy chụp hoặc lưu lại ảnh rồi gửi lại."


class BadPhoto(ValueError):
    """The picture is refused; the message says why, in Vietnamese."""


def clean(data: bytes) -> bytes:
    """The picture alone, upright, its longer side at most 1.600 points, as JPEG or PNG. Raises BadPhoto."""
    out = io.BytesIO()
    with _as_bad_photo(BROKEN):
        picture, kind = _decoded(data)
        made = _upright(_plain(picture))
        if kind == "JPEG":
            made.convert("RGB").save(out, "JPEG", quality=QUALITY)
        else:
            made.save(out, "PNG")
    return out.getvalue()


def look(data: bytes) -> None:
    """Raise BadPhoto unless the picture decodes within bounds: for pictures that are kept as they came."""
    with _as_bad_photo(BROKEN):
        _decoded(data)


@contextmanager
def _as_bad_photo(words: str) -> Iterator[None]:
    """What the decoder finds wrong, said to the person who sent the picture."""
    try:
        yield
    except BadPhoto:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, MemoryError) as error:
        raise BadPhoto(words) from error


def _decoded(data: bytes) -> tuple["Image", str]:
    picture, kind = _opened(data)
    if kind == "JPEG":
        picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))  # decodes at a half, quarter or eighth of the size
    picture.load()
    return picture, kind


def _opened(data: bytes) -> tuple["Image", str]:
    """The picture with its header read and its size judged, and the kind it is kept as."""
    from PIL import Image

    with _as_bad_photo("Tệp không phải ảnh JPEG hay PNG đọc được; hãy chọn tệp ảnh khác."):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged below, more strictly
                picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        except Image.DecompressionBombError as error:
            raise BadPhoto(_too_large()) from error
    kind = KINDS.get(picture.format or "")
    if kind is None:
        raise BadPhoto("Chỉ nhận ảnh JPEG hoặc PNG.")
    width, height = picture.size
    whole = kind == "PNG" or bool(picture.info.get("progressive"))
    most = MOST_PIXELS_AT_ONCE if whole else MOST_PIXELS
    if max(width, height) > LONGEST_SIDE or width * height > most:
        raise BadPhoto(_too_large())
    return picture, kind


def _plain(picture: "Image") -> "Image":
    """Plain colours, small enough, in the modes that a browser shows; turning comes after, on the small picture."""
    orientation = picture.getexif().get(0x0112, 1)
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    elif picture.mode not in ("L", "RGB", "RGBA"):
        with_holes = picture.mode in ("LA", "PA") or "transparency" in picture.info
        picture = picture.convert("RGBA" if with_holes else "RGB")
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE))
    bare = picture.copy()
    bare.info = {"orientation": orientation}
    return bare


def _upright(picture: "Image") -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(picture.info.pop("orientation", 1))
    return picture.transpose(turn) if turn is not None else picture


def _too_large() -> str:
    return (
        f"Ảnh quá lớn (hơn {MOST_PIXELS // 1_000_000} triệu điểm hoặc một cạnh dài hơn {LONGEST_SIDE:,} điểm); "
        "hãy chụp ở cỡ thường rồi gửi lại."
    ).replace(",", ".", 1)
