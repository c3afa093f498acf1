"""TRACKERS. One module each: is a delivery theirs, what does it say, what changed. Each ends where its vendor ends."""
