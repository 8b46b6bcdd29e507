"""What stands at an address of the site that has no file: the 404 page of its language, from the site's bucket.

CloudFront's own error pages hold for a whole distribution and would replace the answers of `/api` too. So it asks the
API for what the bucket does not have, and everything outside `/api` comes here. It stores nothing and emits nothing.
"""
