"""Pictures are read safely, turned upright, cleaned and made smaller."""

import random
import struct
import time
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from cchc.core.medium import Fault
from cchc.store.pictures import (
    PictureError,
    cleaned,
    examined,
    make_variants,
    measured,
    prepare_upload,
)
from picture_samples import FORMATS, SECRETS, drawn, moving, photograph, picture


def opened(raw: bytes) -> Image.Image:
    """Return a picture decoded to its end."""
    image = Image.open(BytesIO(raw))
    image.load()
    return image


def is_near(image: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    """Tell whether the picture has about this colour at a place."""
    found = image.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) < 25 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_left_of_what_a_telephone_writes_beside_a_picture(suffix: str) -> None:
    """EXIF, position, XMP, colour profile, comments: in no file that is made of it."""
    raw = photograph(suffix)
    made = [*make_variants(raw, suffix, (30, 60)), prepare_upload(raw), cleaned(raw, suffix)]

    assert b"SECRET" in raw
    for each in made:
        assert not [secret for secret in SECRETS if secret in each]
        assert not opened(each).getexif()


@pytest.mark.parametrize("suffix", [each for each in FORMATS if each != ".gif"])
def test_a_picture_is_turned_as_it_was_taken(suffix: str) -> None:
    """What the telephone noted as turned is turned, and stands so in every width."""
    raw = photograph(suffix, (80, 60))
    made = [opened(each) for each in [*make_variants(raw, suffix, (30, 60)), prepare_upload(raw)]]

    assert examined(BytesIO(raw)) == (60, 80)
    assert [each.size for each in made] == [(60, 80), (30, 40), (60, 80), (60, 80)]
    for each in made:
        assert is_near(each, (each.width - 3, 3), (230, 20, 20))
        assert is_near(each, (3, each.height - 3), (20, 20, 230))


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_to_hold_a_camera_is_known(turn: int) -> None:
    """All eight of EXIF's orientations give what Pillow's own turning gives."""
    exif = Image.Exif()
    exif[0x0112] = turn
    out = BytesIO()
    drawn((32, 16)).save(out, "PNG", exif=exif)
    [clean, *_] = make_variants(out.getvalue(), ".png", examined(BytesIO(out.getvalue()))[:1])

    sides = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    image = opened(clean)
    corner = tuple(
        side * (length - 1) for side, length in zip(sides[turn], image.size, strict=True)
    )
    assert image.size == ((32, 16) if turn < 5 else (16, 32))
    assert is_near(image, (corner[0], corner[1]), (230, 20, 20))


def test_the_clean_picture_has_the_format_of_its_name() -> None:
    """A PNG that came under the name of a JPEG is a JPEG on the site: readers go by the name."""
    for suffix, name in FORMATS.items():
        assert opened(make_variants(picture(".png"), suffix, (40,))[0]).format == name
    assert opened(make_variants(picture(".png"), ".jpeg", (40,))[0]).format == "JPEG"


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Whenever and wherever it is made."""
    for suffix in FORMATS:
        raw = photograph(suffix)

        assert make_variants(raw, suffix, (30, 60)) == make_variants(raw, suffix, (30, 60))
        assert prepare_upload(raw) == prepare_upload(raw)


def test_an_upload_is_at_most_two_thousand_pixels() -> None:
    """The longer side counts, and nothing is enlarged."""
    assert opened(prepare_upload(picture(".jpg", (2400, 600)))).size == (2000, 500)
    assert opened(prepare_upload(picture(".jpg", (300, 4000)))).size == (150, 2000)
    assert opened(prepare_upload(picture(".jpg", (40, 30)))).size == (40, 30)


def test_what_is_transparent_stays_so_or_lies_on_white() -> None:
    """A JPEG knows no transparency: there it is white, never black."""
    image = drawn().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    out = BytesIO()
    image.save(out, "PNG")
    as_png, as_webp = map(opened, make_variants(out.getvalue(), ".png", (80,)))
    as_jpeg = opened(make_variants(out.getvalue(), ".jpg", (80,))[0])

    assert (as_png.mode, as_webp.mode, as_jpeg.mode) == ("RGBA", "RGBA", "RGB")
    assert is_near(as_jpeg, (10, 10), (255, 255, 255))


def test_a_profile_of_colours_is_applied_before_it_is_taken_away() -> None:
    """A picture whose profile says that red is blue is shown blue."""
    raw = photograph(".png")
    profile = Image.open(BytesIO(raw)).info["icc_profile"]
    swapped = profile.replace(b"rXYZ", b"qXYZ").replace(b"bXYZ", b"rXYZ").replace(b"qXYZ", b"bXYZ")
    out = BytesIO()
    Image.new("RGB", (8, 8), (255, 0, 0)).save(out, "PNG", icc_profile=swapped)

    assert is_near(opened(cleaned(out.getvalue(), ".png")), (4, 4), (0, 0, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_store_colours_is_read(mode: str) -> None:
    """Grey stays grey, sixteen bits are not cut off, inks become light."""
    image = Image.new("L", (8, 8), 128)
    image = image.point(lambda grey: grey * 256, "I").convert(mode) if "I" in mode else image
    out = BytesIO()
    suffix = ".jpg" if mode == "CMYK" else ".png"
    image.convert(mode).save(out, FORMATS[suffix])
    found = opened(make_variants(out.getvalue(), suffix, (8,))[0])

    assert is_near(found, (4, 4), (128, 128, 128)) or mode == "1"


@pytest.mark.parametrize("suffix", [".gif", ".png", ".webp"])
def test_a_moving_picture_stands_still(suffix: str) -> None:
    """Only its first picture is used: nothing moves on a page that people want to read."""
    for each in [*make_variants(moving(suffix), suffix, (40, 80)), prepare_upload(moving(suffix))]:
        assert not getattr(opened(each), "is_animated", False)


def test_a_drawing_is_kept_without_loss_and_small() -> None:
    """What has few colours is as sharp as it was drawn, and smaller than as a photograph."""
    image = Image.new("RGB", (400, 300), "white")
    image.paste((200, 0, 0), (50, 50, 200, 200))
    out = BytesIO()
    image.save(out, "PNG")
    as_png, as_webp = make_variants(out.getvalue(), ".png", (400,))

    assert opened(as_png).convert("RGB").tobytes() == image.tobytes()
    assert opened(as_webp).convert("RGB").tobytes() == image.tobytes()
    assert len(as_webp) < len(as_png) < 1000


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is large."""
    raw = bytearray(picture(".png"))
    raw[16:24] = struct.pack(">II", width, height)
    return bytes(raw)


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 9_000), (8000, 6300), (16_001, 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    """Too many pixels, or too long a side: told from the head, at once."""
    raw = _with_true_check(bomb(*size))
    begun = time.perf_counter()
    for refuse in (measured, examined):
        with pytest.raises(PictureError) as caught:
            refuse(BytesIO(raw))
        assert caught.value.fault is Fault.HUGE
    with pytest.raises(PictureError):
        prepare_upload(raw)

    assert time.perf_counter() - begun < 5


def _with_true_check(raw: bytes) -> bytes:
    return raw[:29] + struct.pack(">I", zlib.crc32(raw[12:29])) + raw[33:]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.9])
def test_a_picture_that_was_cut_off_is_refused(suffix: str, part: float) -> None:
    """Half a picture is no picture, wherever it ends."""
    raw = picture(suffix, (400, 300))
    cut = raw[: int(len(raw) * part)]

    with pytest.raises(PictureError) as caught:
        examined(BytesIO(cut))
    assert caught.value.fault is Fault.BROKEN


def test_a_picture_that_is_broken_inside_is_refused() -> None:
    """Also by what makes it smaller: a grey field is no picture."""
    raw = bytearray(picture(".png", (400, 300)))
    inside = raw.index(b"IDAT") + 4
    raw[inside : inside + 20] = bytes(20)

    for refuse in (prepare_upload, lambda found: make_variants(found, ".png", (40,))):
        with pytest.raises(PictureError):
            refuse(bytes(raw))


def test_a_telephone_s_picture_with_depth_is_a_picture() -> None:
    """Of the two that such a JPEG holds, the first is shown, upright and clean."""
    out = BytesIO()
    with Image.open(BytesIO(photograph(".jpg", (800, 600)))) as taken:
        settings = {"exif": taken.getexif(), "append_images": [drawn((100, 50))]}
        taken.save(out, "MPO", save_all=True, **settings)
    raw = out.getvalue()
    clean, small = map(opened, make_variants(raw, ".jpg", (300,)))

    assert examined(BytesIO(raw)) == (600, 800)
    assert (clean.format, clean.size, small.size) == ("JPEG", (300, 400), (300, 400))
    assert is_near(clean, (290, 9), (230, 20, 20))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("seed", range(2))
def test_damaged_pictures_are_refused_or_shown_never_crash(suffix: str, seed: int) -> None:
    """Bytes changed by chance: the picture is made, or is refused with a fault."""
    # Not for secrets: the same seed is to give the same damage.
    chance = random.Random(seed)  # noqa: S311
    for _ in range(20):
        raw = bytearray(photograph(suffix))
        for _ in range(chance.randrange(1, 9)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with suppress(PictureError):
            made = make_variants(bytes(raw), suffix, (20,))
            assert not [secret for secret in SECRETS if secret in b"".join(made)]
