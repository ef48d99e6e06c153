"""Pictures made for tests, and what is seen of them."""

import io
import random

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

from portal.source.reading.picture import look_at_picture


def saved(image, form="JPEG", **more):
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def scene(width=1600, height=900, mode="RGB"):
    """A red left half, a blue right half, and some noise as a photograph has it."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    dice = random.Random(7)
    for _ in range(300):
        x, y = dice.randrange(width), dice.randrange(height)
        draw.ellipse((x, y, x + 9, y + 9), fill=(dice.randrange(255), 120, 60))
    return image.convert(mode)


def from_a_phone():
    """A picture rotated by 90°, with its location in the metadata."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Make] = "MAY ANH CUA TOI"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (22.0, 8.0, 47.0)
    return saved(scene(), exif=exif, comment=b"BI MAT", xmp=b"<x:xmpmeta>BI MAT</x:xmpmeta>")


def codes(data, file="anh/x.jpg"):
    picture, problems = look_at_picture(file, data)
    return [problem.code for problem in problems], picture


def opened(data):
    return Image.open(io.BytesIO(data))
