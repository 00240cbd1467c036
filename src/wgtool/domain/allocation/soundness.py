"""Whether what the definitions say of giving places by choice holds together."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from wgtool.domain.programme import KeyPath, Programme


def choices(programme: "Programme") -> "Iterator[tuple[KeyPath, Message]]":
    """Yield each mistake with the path of the key that makes it."""
    for index, mix in enumerate(programme.mix):
        if len([*mix.rules()]) != 1:
            yield ("programme", "mix", index), msg("definition.mix_one")
    for aim, count in Counter(programme.aims).items():
        if count > 1:
            yield ("programme", "aims"), msg("definition.aim_twice", aim=aim)
    for index, group in enumerate(programme.groups if programme.by_choice else ()):
        capacity = group.capacity or programme.capacity
        if capacity is not None and (group.minimum or 0) > capacity:
            values = {"minimum": group.minimum, "capacity": capacity}
            yield ("groups", index, "minimum"), msg("definition.minimum", **values)


def idle(programme: "Programme") -> "Iterator[tuple[KeyPath, Message]]":
    """Yield what is said of giving places by choice where they are given first come, first served."""
    if programme.by_choice:
        return
    for key, said in (("mix", bool(programme.mix)), ("groups_each", programme.groups_each is not None)):
        if said:
            yield ("programme", key), msg("check.no_choices", key=key)
