"""Measurements. Each figure stands beside a baseline of the same run; only ratios travel between machines."""
