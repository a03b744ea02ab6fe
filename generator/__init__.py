"""Truespec: keeps SDKs, docs, tests and the live API true to one OpenAPI document."""

__version__ = "0.1.0"
