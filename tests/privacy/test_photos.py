"""A photograph keeps its picture and nothing else."""

import io

import pytest
from PIL import Image

from dienhong.privacy.photos import BadPhoto, clean, look
from tests.factories.files import photo


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def from_a_phone() -> bytes:
    """A picture lying on its side, with place and maker, and words behind its end."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Dien thoai Mau"
    exif.get_ifd(0x8825)[2] = (20.0, 48.0, 1.0)
    out = io.BytesIO()
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue() + b"PK\x03\x04 and a second file"


def test_place_maker_and_what_hides_behind_are_gone_and_the_picture_stands_upright() -> None:
    kept = clean(from_a_phone())
    picture = opened(kept)
    assert picture.size == (1200, 1600)
    assert not picture.getexif() and not {"exif", "icc_profile", "comment"} & set(picture.info)
    for trace in (b"Dien thoai", b"Exif", b"second file"):
        assert trace not in kept
    # The bright side of the gradient was below; turned a quarter clockwise it is at the left.
    grey = picture.convert("L")
    assert grey.getpixel((10, 800)) > 200 and grey.getpixel((1190, 800)) < 60


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_kept_as_a_plain_one(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (300, 200)).save(out, "PNG")
    kept = opened(clean(out.getvalue()))
    assert kept.format == "PNG" and kept.size == (300, 200) and kept.mode in ("L", "RGB", "RGBA")


def test_a_jpeg_for_printers_is_kept_as_one_for_screens() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (300, 200)).save(out, "JPEG")
    assert opened(clean(out.getvalue())).mode == "RGB"


def test_a_small_picture_is_not_enlarged() -> None:
    assert opened(clean(photo(320, 200))).size == (320, 200)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "không phải ảnh"),
        (b"\xff\xd8\xff", "không phải ảnh"),
        (b"GIF89a" + b"\0" * 50, "không phải ảnh"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "không phải ảnh"),
        (photo()[:900], "hỏng"),
        (photo(kind="PNG")[:200], "hỏng"),
        (photo(20_000, 10, "PNG"), "quá lớn"),
        (photo(10, 20_000, "JPEG"), "quá lớn"),
        (photo(7000, 7000, "PNG"), "quá lớn"),
    ],
)
def test_what_is_no_sound_picture_is_refused_with_a_reason(data: bytes, told: str) -> None:
    for judge in (clean, look):
        with pytest.raises(BadPhoto, match=told):
            judge(data)


def test_a_size_out_of_bounds_is_told_from_the_header_alone() -> None:
    cut = photo(20_000, 10, "PNG")[:60]
    with pytest.raises(BadPhoto, match="quá lớn"):
        clean(cut)
