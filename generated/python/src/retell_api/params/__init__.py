"""What callers may send, a module for each resource."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.
