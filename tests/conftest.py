"""What every test shares."""

import os
import sys
import tempfile

pytest_plugins = ["tests.browser", "tests.databases", "tests.office"]

# Slack's SDK reads these and knows no exceptions: with one set it would look for the sandbox behind a proxy.
for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
    os.environ.pop(name, None)

# The PostgreSQL wheel asks for a place for its sockets, which a machine without a login session does not name.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="checkin-tests-"))

# Where nothing compiled is kept, each worker and each program that a test starts compiles everything anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
