"""Numbers within their bounds, near the one that is wished.

Knows the bounds of numbers (JSON Schema validation, section 6.2); must not know names or text.
"""

from __future__ import annotations

import math
from decimal import Decimal

from generator.ir.types import Bounds, Float, Int

LEAST_STEP = Decimal("0.001")


def whole(t: Int, wish: int) -> int:
    """A whole number that `t` accepts: `wish`, or what is nearest to it."""
    step = Decimal(str(t.multiple_of)) if t.multiple_of else Decimal(1)
    while step != step.to_integral_value():
        step *= 10
    return int(_near(t, Decimal(wish), step))


def number(t: Float, wish: float) -> float:
    """A number that `t` accepts: `wish`, or what is near it. Whole numbers come without a fraction."""
    step = Decimal(str(t.multiple_of)) if t.multiple_of else None
    made = float(_near(t, Decimal(str(wish)), step))
    return int(made) if made.is_integer() and abs(made) < 2**53 else made


def within(t: Bounds, value: float) -> bool:
    """Whether the bounds of `t` admit `value`."""
    if t.minimum is not None and value < t.minimum:
        return False
    if t.maximum is not None and value > t.maximum:
        return False
    if t.exclusive_minimum is not None and value <= t.exclusive_minimum:
        return False
    if t.exclusive_maximum is not None and value >= t.exclusive_maximum:
        return False
    return t.multiple_of is None or _multiple(value, t.multiple_of)


def _multiple(value: float, step: float) -> bool:
    try:
        return Decimal(str(value)) % Decimal(str(step)) == 0
    except ArithmeticError:
        # More digits between both than decimals hold: the answer of floating point then.
        return step == 0 or math.remainder(value, step) == 0


def _near(t: Bounds, wish: Decimal, step: Decimal | None) -> Decimal:
    """`wish` moved inside the bounds, onto a multiple of `step` where there is one."""
    low, high = _span(t, step)
    made = wish
    if low is not None and made < low:
        made = low
    if high is not None and made > high:
        made = high
    if step is None:
        return made
    made = (made / step).to_integral_value(rounding="ROUND_FLOOR") * step
    return made if low is None or made >= low else made + step


def _span(t: Bounds, step: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """The bounds as inclusive ones; an exclusive bound is moved by a step, or by half of what lies between."""
    low, above = _decimal(t.minimum), _decimal(t.exclusive_minimum)
    high, under = _decimal(t.maximum), _decimal(t.exclusive_maximum)
    ends = [each for each in (low, above, high, under) if each is not None]
    apart = step or min(LEAST_STEP, (max(ends) - min(ends)) / 2 or LEAST_STEP) if ends else LEAST_STEP
    lows = [each for each in (low, None if above is None else above + apart) if each is not None]
    highs = [each for each in (high, None if under is None else under - apart) if each is not None]
    return max(lows, default=None), min(highs, default=None)


def _decimal(bound: float | None) -> Decimal | None:
    return None if bound is None else Decimal(str(bound))
