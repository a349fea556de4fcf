"""Check everything, as CI does: `python3 scripts/test.py`. Words after the command go to pytest.

Every step runs, also after one that failed. pytest is last, so that its closing line is.
"""

import subprocess
import sys
import tempfile
import time

import checkers
import environment
import machine

# With a fixed day in them, two builds of the same content are the same.
SITE = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}


def steps(site: str, *options: str) -> dict[str, list[str]]:
    """Name the steps in order, each with what our Python runs for it."""
    return {
        "ruff format": ["ruff", "format", "--check", "."],
        "ruff check": ["ruff", "check", "."],
        "mypy": ["mypy"],
        "cchc check": ["cchc.cli", "check"],
        # Never -q: with it, --strict does not count warnings.
        "mkdocs build": ["mkdocs", "build", "--strict", "--site-dir", site],
        # Against the kept ratios; before the tests, which leave no core to measure on.
        "speed guard": ["scripts/bench.py", "guard"],
        "pytest": ["pytest", "-n", "auto", *options],
    }


def passes(python: str, words: list[str]) -> bool:
    """Run one step in the project's folder, its output going straight to the reader."""
    variables = environment.PROJECT.variables()
    if words[0] == "mkdocs":
        variables |= SITE
    command = [python, *words] if words[0].endswith(".py") else [python, "-m", *words]
    run = subprocess.run(command, cwd=environment.PROJECT.root, env=variables, check=False)
    return run.returncode == 0


def run_all(python: str, chosen: dict[str, list[str]]) -> list[str]:
    """Run each step, announced; give the names of those that failed."""
    failed = []
    for number, (name, words) in enumerate(chosen.items(), 1):
        print(f"[{number}/{len(chosen)}] {name}", flush=True)
        start = time.monotonic()
        passed = passes(python, words)
        if not passed:
            failed.append(name)
        if name != "pytest":
            verdict = "đạt" if passed else "KHÔNG ĐẠT"
            print(f"      {verdict}, {time.monotonic() - start:.1f} giây", flush=True)
    return failed


def main() -> None:
    """Run the steps and end with 1 if any failed."""
    python = str(environment.prepare(environment.DEV))
    machine.furnish()
    checkers.furnish()
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        failed = run_all(python, steps(folder, *sys.argv[1:]))
    if failed:
        sys.exit(f"Không đạt {len(failed)} bước: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
