"""The rules of the content: each one small generator with a stable code.

A rule's sentences stand in `templates/messages/problems.yaml`, its examples in `tests/site_builder/rules/examples.py`.
"""
