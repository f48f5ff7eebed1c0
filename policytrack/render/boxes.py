"""Boxes of words in a drawing: whether two overlap, and whether a line runs through one."""

#: Left, top, right, bottom.
Box = tuple[float, float, float, float]
#: A straight line, from x1, y1 to x2, y2.
Segment = tuple[int, int, int, int]


def overlap(one: Box, two: Box) -> bool:
    """Whether two boxes share a place."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def crosses(segment: Segment, box: Box) -> bool:
    """Whether a line runs through a box."""
    x1, y1, x2, y2 = segment
    left, top, right, bottom = box
    if max(x1, x2) < left or min(x1, x2) > right or max(y1, y2) < top or min(y1, y2) > bottom:
        return False  # most are nowhere near
    first, last = 0.0, 1.0  # the share of the line that may lie within, cut at each side (Liang and Barsky)
    for start, step, low, high in ((x1, x2 - x1, box[0], box[2]), (y1, y2 - y1, box[1], box[3])):
        if not step:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last
