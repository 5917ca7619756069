"""The words beside a name."""

_BESIDE = 150  # characters; no pattern that has a name in it reaches so far


def beside(name: str, text: str) -> str:
    """What stands round every place where a name does: what is asked of one of a thousand names need not be
    looked for in all of a long text."""
    found, at = list[list[int]](), text.find(name)
    while at >= 0:
        start, end = max(0, at - _BESIDE), at + len(name) + _BESIDE
        if found and start <= found[-1][1]:
            found[-1][1] = end
        else:
            found.append([start, end])
        at = text.find(name, at + max(1, len(name)))
    return " … ".join(text[start:end] for start, end in found)
