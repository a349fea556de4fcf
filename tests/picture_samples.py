"""Pictures drawn for tests, as telephones and people hand them in."""

from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin

# What must be on no page: where somebody stood, and who he is.
SECRETS = (b"SECRET", b"Exif", b"xpacket", b"ICC_PROFILE", b"iCCP", b"XMP ", b"EXIF", b"eXIf")
FORMATS = {".avif": "AVIF", ".gif": "GIF", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET</x:xmpmeta>'
ON_ITS_SIDE = 6


def drawn(size: tuple[int, int] = (80, 60), *, seed: int = 0) -> Image.Image:
    """Return a drawing: red above left, blue below right, and shades that no palette holds."""
    width, height = size
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 2, height // 2), fill=(230, 20, 20 + seed))
    pen.rectangle((width * 3 // 4, height * 3 // 4, width, height), fill=(20, 20, 230))
    return image


def picture(suffix: str = ".png", size: tuple[int, int] = (80, 60), *, seed: int = 0) -> bytes:
    """Return a drawing as a file."""
    out = BytesIO()
    drawn(size, seed=seed).save(out, FORMATS[suffix])
    return out.getvalue()


def photograph(suffix: str = ".jpg", size: tuple[int, int] = (80, 60)) -> bytes:
    """Return a drawing as a telephone held upright saves it: on its side, with all that it knows.

    *size* is that of the file; shown upright it is the other way round, red above right.
    """
    known: dict[str, object] = {"exif": _exif(), "icc_profile": _profile()}
    if suffix == ".png":
        known["pnginfo"] = _text()
    if suffix in {".jpg", ".webp"}:
        known["xmp"] = XMP
    if suffix in {".jpg", ".gif"}:
        known["comment"] = b"SECRET"
    out = BytesIO()
    drawn(size).save(out, FORMATS[suffix], **known)
    return out.getvalue()


def moving(suffix: str = ".gif", frames: int = 5) -> bytes:
    """Return a moving picture."""
    first, *others = (drawn(seed=10 * each) for each in range(frames))
    out = BytesIO()
    first.save(out, FORMATS[suffix], save_all=True, append_images=others, duration=100, loop=0)
    return out.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = ON_ITS_SIDE
    exif[ExifTags.Base.Artist] = "SECRET"
    position = exif.get_ifd(ExifTags.IFD.GPSInfo)
    position[ExifTags.GPS.GPSLatitudeRef] = "N"
    position[ExifTags.GPS.GPSLatitude] = (20.0, 48.0, 30.0)
    position[ExifTags.GPS.GPSLongitudeRef] = "E"
    position[ExifTags.GPS.GPSLongitude] = (105.0, 51.0, 12.0)
    return exif


def _profile() -> bytes:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile bears the moment in which it was made.
    return made[:24] + bytes(12) + made[36:]


def _text() -> PngImagePlugin.PngInfo:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "SECRET")
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return text
