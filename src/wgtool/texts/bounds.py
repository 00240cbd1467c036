"""How much of what somebody typed, or wrote into a file, stands in an error: enough to know it again."""

from wgtool.texts.say import Message

_VALUE = 60
# A path, or a name, which may have 200 characters.
_LONGEST = 300
_ITEMS = 60


def shortened(text: str, limit: int = _VALUE) -> str:
    """Return a text as far as it may stand in a message."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def bounded(message: Message) -> Message:
    """Return a message in which no text is longer, and no list has more items, than may stand in one."""
    return Message(message.key, {key: _bounded(value) for key, value in message.values.items()})


def _bounded(value: object) -> object:
    if isinstance(value, str):
        return shortened(value, _LONGEST)
    if isinstance(value, Message):
        return bounded(value)
    if isinstance(value, list | tuple) and not hasattr(value, "pick"):
        items = [_bounded(one) for one in value[:_ITEMS]]
        return items if len(value) <= _ITEMS else [*items, "…"]
    return value
