"""What browsers search and rank by: files written by the build, read by `templates/static/js`."""
