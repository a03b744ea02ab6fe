"""Methods by resource, each module imported when a client's attribute is first looked at."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.
