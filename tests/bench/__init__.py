"""``make bench``: pages and documents against a floor measured in the same run. Never a test: it asserts nothing."""
