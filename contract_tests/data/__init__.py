"""Data for requests: drawn by Hypothesis, covering every target with few requests, or breaking one constraint each."""
