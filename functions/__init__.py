"""The serverless half; it knows the content only through the snapshot that the build writes."""
