"""The part of the package that is the same for every API: requests, responses, errors, models.

Knows HTTP and how values travel; must not know any operation, type or name of a particular API.
Importing it imports httpx, but neither pydantic nor any model.
"""
