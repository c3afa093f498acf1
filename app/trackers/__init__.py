"""Programs that tell of tasks: one file each, with how it signs and what it says."""
