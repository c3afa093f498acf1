"""The lowest point of a smooth convex function, by its slopes: L-BFGS, in plain Python."""

from collections import deque
from collections.abc import Callable

Vector = list[float]
Function = Callable[[Vector], tuple[float, Vector]]
REMEMBERED, STEPS = 8, 60
ENOUGH, SHORTEST = 1e-4, 1e-6


def lowest(function: Function, start: Vector) -> Vector:
    """Return where `function`, which returns its value and its slopes, is lowest."""
    at = start
    value, slopes = function(at)
    memory: deque[tuple[Vector, Vector, float]] = deque(maxlen=REMEMBERED)
    for _ in range(STEPS):
        way = _way(slopes, memory)
        falls = _dot(way, slopes)
        stride = 1.0 if memory else 1 / (1 + sum(map(abs, slopes)))
        next_at = [a + stride * b for a, b in zip(at, way, strict=True)]
        next_value, next_slopes = function(next_at)
        while next_value > value + ENOUGH * stride * falls and stride > SHORTEST:
            stride /= 2
            next_at = [a + stride * b for a, b in zip(at, way, strict=True)]
            next_value, next_slopes = function(next_at)
        moved = [a - b for a, b in zip(next_at, at, strict=True)]
        bent = [a - b for a, b in zip(next_slopes, slopes, strict=True)]
        if (bend := _dot(moved, bent)) > 0:
            memory.append((moved, bent, 1 / bend))
        flat = value - next_value < ENOUGH * abs(value) / 10
        at, value, slopes = next_at, next_value, next_slopes
        if flat:
            break
    return at


def _way(slopes: Vector, memory: deque[tuple[Vector, Vector, float]]) -> Vector:
    way = [-one for one in slopes]
    shares = []
    for moved, bent, part in reversed(memory):
        share = part * _dot(moved, way)
        shares.append(share)
        way = [a - share * b for a, b in zip(way, bent, strict=True)]
    if memory:
        _, bent, part = memory[-1]
        scale = 1 / (part * _dot(bent, bent))
        way = [scale * one for one in way]
    for (moved, bent, part), share in zip(memory, reversed(shares), strict=True):
        back = share - part * _dot(bent, way)
        way = [a + back * b for a, b in zip(way, moved, strict=True)]
    return way


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
