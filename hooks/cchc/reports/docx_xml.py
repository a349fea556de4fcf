"""The few pieces of WordprocessingML that python-docx has no words for."""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(name: str, *inner: BaseOxmlElement, **values: str) -> BaseOxmlElement:
    """Return the element `w:name` with attributes `w:…` and the elements inside it."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{name}"))
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    for each in inner:
        made.append(each)
    return made


def paddings(name: str, width: str) -> BaseOxmlElement:
    """Return the room left and right of the words in a cell, in twentieths of a point."""
    sides = (element(side, w=width, type="dxa") for side in ("left", "right"))
    return element(name, *sides)
