"""Block Kit as the platform accepts it: shapes, limits, and what it says about what it refuses."""
