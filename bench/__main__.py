"""Runs every measurement and prints a table: `make bench`."""

import asyncio

from bench import durable_answers, extraction


def main() -> None:
    """Measure, and print."""
    print("A committed answer beside a bare acknowledgement, both through Bolt in this process")
    print(f"{'case':<34}{'at once':>8}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}")
    for row in asyncio.run(durable_answers.measure()):
        print(f"{row.name:<34}{row.at_once:>8}{row.per_second:>9.0f}{row.p50:>9.2f}{row.p99:>9.2f}{row.ratio:>8.2f}")
    print("\nWhat extraction finds, by the scoring rules of the gold set")
    for path in extraction.SETS:
        if path.exists():
            extraction.report(path)
    print("\nTime to read a text of each length, beside the shortest")
    for length, took, ratio in extraction.grows():
        print(f"{length:>9,} characters{took * 1000:>9.0f} ms{ratio:>8.1f}")


if __name__ == "__main__":
    main()
