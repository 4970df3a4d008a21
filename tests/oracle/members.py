"""Members of an event, by their place, as json.loads() has them."""


class Number(str):
    """A number, as it is written in the log.  It is no string there."""


def is_string(value):
    return isinstance(value, str) and not isinstance(value, Number)


def text_of(event, *path):
    """The string at path, or None when there is no string."""
    for name in path:
        if not isinstance(event, dict):
            return None
        event = event.get(name)
    return event if is_string(event) else None


def has_lone_surrogate(text):
    return any("\ud800" <= c <= "\udfff" for c in text)
