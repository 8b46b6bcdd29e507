"""The functions beside bare ones: the processor's time of a cold start and of a warm request, from the archive as it is shipped."""
