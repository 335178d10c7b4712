"""What a buyer's own telephone would show of a thing: a studio picture, carelessly taken.

Cut out of the middle, a little turned, in the warm or cold light of a kitchen: enough to tell it from the
shop's own pictures, and the same bytes from the same dice.
"""

import io
import random

from PIL import Image, ImageEnhance, ImageFilter

SIDE = 480
WARM, COLD = (255, 214, 170), (190, 212, 255)


def snapshot(picture: bytes, dice: random.Random) -> bytes:
    """A square JPEG of 480 pixels, made of any picture that Pillow reads."""
    with Image.open(io.BytesIO(picture)) as opened:
        found = opened.convert("RGB")
    turned = found.rotate(
        dice.uniform(-7, 7), Image.Resampling.BILINEAR, fillcolor=found.getpixel((0, 0))
    )
    side = min(turned.size)
    cut = int(side * dice.uniform(0.72, 0.86))
    left, top = (int((edge - cut) * dice.uniform(0.3, 0.7)) for edge in turned.size)
    small = turned.crop((left, top, left + cut, top + cut)).resize((SIDE, SIDE))
    light = Image.new("RGB", small.size, dice.choice((WARM, COLD)))
    lit = Image.blend(small, light, dice.uniform(0.08, 0.18))
    dimmed = ImageEnhance.Brightness(lit).enhance(dice.uniform(0.78, 0.95))
    made = io.BytesIO()
    dimmed.filter(ImageFilter.GaussianBlur(dice.uniform(0.2, 0.9))).save(made, "JPEG", quality=82)
    return made.getvalue()
