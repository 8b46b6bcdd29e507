"""The shared language of site and functions: records, closed lists and the contracts between the two halves.

Standard library and pydantic only, no input or output, no clock.
"""
