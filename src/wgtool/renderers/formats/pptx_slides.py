"""Slides for PowerPoint, Keynote and LibreOffice (ECMA-376), with charts that stay charts.

python-pptx is an extra: whoever makes no slides has no use for it.
"""

from collections.abc import Sequence

from wgtool.errors import Refused
from wgtool.renderers.formats import Format
from wgtool.renderers.slides import Deck


def presentation(decks: Sequence[Deck]) -> bytes:
    """Return a presentation of some decks, one after the other.

    Raises:
        Refused: python-pptx is not installed.
    """
    try:
        from pptx import Presentation
    except ImportError:
        raise Refused("report.no_slides") from None
    from wgtool.renderers.powerpoint.slides import presentation as filled

    return filled(Presentation(), decks)


FORMAT = Format(presentation, ("pptx",), needs_file=True)
