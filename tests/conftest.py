"""What every test shares."""

import os

pytest_plugins = ["tests.databases", "tests.office"]

# Slack's SDK reads these and knows no exceptions: with one set it would look for the sandbox behind a proxy.
for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
    os.environ.pop(name, None)
