"""Data for requests: drawn by Hypothesis, covering every target with few requests, or breaking one constraint each."""

from contract_tests.data.covering import Covering, Known, Positive
from contract_tests.data.negative import Negative, negatives

__all__ = ["Covering", "Known", "Negative", "Positive", "negatives"]
