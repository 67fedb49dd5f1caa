"""The strips of a page in the order in which they are read, column by column and tables row by row.

Strips under each other are a block; blocks are ordered as Breuel does (High Performance Document Layout Analysis, 2003):
what stands above comes first where two overlap in width, and what stands to the left comes first where nothing that spans
both stands between them. Of two that are in no columns beside each other the higher one comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from .drawing import RuledLine
from .strips import Strip, strip_of

__all__ = ["in_reading_order"]

_LEADING = 1.9
"""Times the letters' size that the lines of a block are apart at most."""
_WORDS = 3.5
"""Words that a line of a column of prose has at least, on average."""
_FULL = 0.7
"""Times the widest line of a column of prose that its lines are wide at least, on average."""
_LONG = 7
"""Words of a line that is prose by itself."""


def in_reading_order(strips: Sequence[Strip], rules: Sequence[RuledLine]) -> list[list[Strip]]:
    """The blocks of a page in order, each with its strips from the top.

    :param strips: from top to bottom.
    """
    level = [rule for rule in rules if rule.level]
    blocks = _blocks(strips, level)
    prose = [strip for block in blocks if _is_prose(block) for strip in block]
    rows = _in_rows(strips, prose)
    return _ordered(_blocks(rows, level) if len(rows) < len(strips) else blocks)


def _blocks(strips: Sequence[Strip], level: Sequence[RuledLine]) -> list[list[Strip]]:
    """Strips that stand under each other, of one size, with nothing beside them that both overlap."""
    blocks: list[list[Strip]] = []
    at: dict[int, int] = {}
    below = {index: _next(index, strips) for index in range(len(strips))}
    above: dict[int, list[int]] = {}
    for index, others in below.items():
        for other in others:
            above.setdefault(other, []).append(index)
    for index, strip in enumerate(strips):
        over = above.get(index, [])
        if len(over) == 1 and len(below[over[0]]) == 1 and _go_together(strips[over[0]], strip, level):
            at[index] = at[over[0]]
            blocks[at[index]].append(strip)
        else:
            at[index] = len(blocks)
            blocks.append([strip])
    return blocks


def _next(index: int, strips: Sequence[Strip]) -> list[int]:
    """The strips that stand directly under one."""
    strip = strips[index]
    found: list[int] = []
    for other in range(index + 1, len(strips)):
        there = strips[other]
        if there.base - strip.base < 0.3 * strip.size or not _over(strip, there):
            continue
        if found and there.base > strips[found[0]].base + 0.6 * strips[found[0]].size:
            break
        found.append(other)
    return found


def _go_together(strip: Strip, there: Strip, level: Sequence[RuledLine]) -> bool:
    if strip.row or there.row:
        return strip.row and there.row
    near = there.base - strip.base <= _LEADING * max(strip.size, there.size)
    alike = abs(strip.size - there.size) <= 0.08 * max(strip.size, there.size)
    return near and alike and not any(_between(rule, strip, there) for rule in level)


def _between(rule: RuledLine, strip: Strip, there: Strip) -> bool:
    """Whether a line between two strips is drawn over more than what underlines words."""
    lies = strip.base + 0.3 * strip.size < rule.top < there.base - 0.3 * there.size
    return lies and rule.left < min(strip.right, there.right) and rule.right > max(strip.left, there.left)


def _over(one: Strip, other: Strip) -> bool:
    """Whether two strips overlap in width by more than a letter."""
    return min(one.right, other.right) - max(one.left, other.left) > 0.3 * min(one.size, other.size)


def _is_prose(block: Sequence[Strip]) -> bool:
    """Whether a block is a column of running text, and no column of a table."""
    if any(strip.row for strip in block):
        return True
    words = [len(strip.text.split()) for strip in block]
    if len(block) == 1:
        return words[0] >= _LONG
    widths = [strip.right - strip.left for strip in block]
    return mean(words) >= _WORDS and mean(widths) >= _FULL * max(widths)


def _in_rows(strips: Sequence[Strip], prose: Sequence[Strip]) -> list[Strip]:
    """The strips, with those put together that stand beside each other as the cells of a table without lines do."""
    lines: list[list[Strip]] = []
    together: list[list[Strip]] = []
    running = set(map(id, prose))
    beside: list[Strip] = []
    for strip in [*strips, None]:
        if strip and beside and abs(strip.base - beside[0].base) <= 0.2 * strip.size:
            beside.append(strip)
            continue
        lines.append(beside)
        together.append(_cells_together(sorted(beside, key=lambda cell: cell.left), running))
        beside = [strip] if strip else []
    bases = [strip.base for out in together for strip in out if strip.row]
    out: list[Strip] = []
    for apart, row in zip(lines, together, strict=True):
        of_table = any(
            0 < abs(strip.base - base) < 2 * _LEADING * strip.size for strip in row if strip.row for base in bases
        )
        out += row if of_table else apart
    return sorted(out, key=lambda strip: (strip.base, strip.left))


def _cells_together(beside: Sequence[Strip], running: set[int]) -> list[Strip]:
    out: list[Strip] = []
    cells: list[Strip] = []
    for strip in [*beside, None]:
        if strip and id(strip) not in running:
            cells.append(strip)
            continue
        out += [_row(cells)] if len(cells) > 1 else cells
        cells = []
        out += [strip] if strip else []
    return out


def _row(cells: Sequence[Strip]) -> Strip:
    ordered = cells if 2 * sum(cell.from_right for cell in cells) <= len(cells) else cells[::-1]
    words = [word for cell in ordered for word in cell.words]
    return strip_of(words, text=" | ".join(cell.text for cell in ordered), row=True)


def _ordered(blocks: Sequence[list[Strip]]) -> list[list[Strip]]:
    """Blocks in the order of reading; where the rules contradict each other, what stands highest comes first."""
    boxes = [_box(block) for block in blocks]
    from_right = 2 * sum(strip.from_right for block in blocks for strip in block) > sum(map(len, blocks))
    before = {
        one: {
            other
            for other in range(len(boxes))
            if other != one and _comes_first(boxes[other], boxes[one], boxes, from_right)
        }
        for one in range(len(boxes))
    }
    out: list[list[Strip]] = []
    while before:
        free = [one for one, others in before.items() if not others] or list(before)
        chosen = min(free, key=lambda one: (boxes[one][1], boxes[one][0])) if len(free) == len(before) else free[0]
        out.append(blocks[chosen])
        del before[chosen]
        for others in before.values():
            others.discard(chosen)
    return out


_Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def _box(block: Sequence[Strip]) -> _Box:
    return (
        min(strip.left for strip in block),
        min(strip.top for strip in block),
        max(strip.right for strip in block),
        max(strip.bottom for strip in block),
    )


def _comes_first(one: _Box, other: _Box, boxes: Sequence[_Box], from_right: bool) -> bool:
    if _overlap(one, other):
        return one[1] + one[3] < other[1] + other[3]
    if (one[0] < other[0]) == from_right or (other[3] <= one[1] and not _has_column(one, other, boxes)):
        return other[1] > one[3] and not _has_column(other, one, boxes)
    top, bottom = min(one[1], other[1]), max(one[3], other[3])
    return not any(
        top < (box[1] + box[3]) / 2 < bottom and box not in (one, other) and _overlap(box, one) and _overlap(box, other)
        for box in boxes
    )


def _has_column(low: _Box, high: _Box, boxes: Sequence[_Box]) -> bool:
    """Whether the column of a block begins beside one that stands higher: else that is over it, as a title is."""
    return any(
        _overlap(box, low) and not _overlap(box, high) and box[1] < high[3] and high[1] < box[3] for box in boxes
    )


def _overlap(one: _Box, other: _Box) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 2
