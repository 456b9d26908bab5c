"""Pictures written anew: the same pixels upright, without where and when they were taken. Runs in the child."""

import io
import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from palais.apps.office.intake.faults import Fault

FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}
MOST_PIXELS = 50_000_000
MOST_FRAMES = 500
QUALITY = {"JPEG": {"quality": 92, "optimize": True}, "WEBP": {"quality": 92}, "PNG": {"optimize": False}}


def write_anew(path: Path, *, kind: str, target: Path) -> dict[str, Any]:
    """Its size in pixels; Fault where it has too many, or cannot be read to the end."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # the bound below says what is too much, before a pixel is read
    try:
        with Image.open(path, formats=[FORMATS[kind]]) as picture:
            frames = 1 if kind == "jpeg" else getattr(picture, "n_frames", 1)
            width, height = picture.size
            if width * height * frames > MOST_PIXELS or frames > MOST_FRAMES:
                raise Fault("picture-too-large", width=width, height=height, frames=frames)
            picture.load()
            write = moving if frames > 1 else still
            size = write(picture, target, FORMATS[kind])
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Fault("picture-broken") from error
    return {"width": size[0], "height": size[1]}


def still(picture: Image.Image, target: Path, form: str) -> tuple[int, int]:
    clean = without_profile(ImageOps.exif_transpose(picture))
    if form == "JPEG" and clean.mode not in ("L", "RGB"):
        clean = clean.convert("RGB")
    for name in set(clean.info) - {"transparency"}:
        del clean.info[name]
    clean.save(target, format=form, **QUALITY.get(form, {}))
    return clean.size


def moving(picture: Image.Image, target: Path, form: str) -> tuple[int, int]:
    """Each frame with its duration, and nothing else that the file said."""
    frames, durations = [], []
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        frames.append(picture.convert("RGBA"))
        durations.append(int(picture.info.get("duration", 100)) or 100)
    first, *others = frames
    first.info.clear()
    first.save(target, format=form, save_all=True, append_images=others, duration=durations, loop=0)
    return first.size


def without_profile(picture: Image.Image) -> Image.Image:
    """The colours as every screen shows them, so that no profile needs to travel along."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return picture
    mode = picture.mode if picture.mode in ("RGB", "RGBA") else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return made if made is not None else picture
