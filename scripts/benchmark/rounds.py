"""The rounds: every program in turn, task by task, so that a slow minute slows them all.

On ext4, making many files just after deleting many costs five to ten times as much. So nothing is
deleted while timing: every clean build has a new output folder, caches are moved away, and all of
it goes only after the last run (see `bench.py`).
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmark.measuring import FailedError, peak_mib, run, ticking
from benchmark.ours import Ours
from benchmark.programs import Program
from benchmark.results import MEMORY, Results
from benchmark.samples import Corpus, Sample

BUILDS = ("clean", "nothing", "changed", "more")


@dataclass
class Race:
    """The programs with one corpus, each in folders of its own below *folder*.

    A program that has used up *budget* seconds, or would with its next run, sits out the rest.
    """

    folder: Path
    corpus: Corpus
    programs: Sequence[Program]
    results: Results
    rounds: int
    budget: float
    start: float = field(default_factory=time.monotonic)
    spent: dict[str, float] = field(default_factory=dict)
    kept: list[Sample] = field(default_factory=list)

    def prepare(self) -> None:
        """Write the corpus for every program; keep the newest post and those to be added."""
        with ticking(self._told("corpus", "for " + ", ".join(one.name for one in self.programs))):
            for program in self.programs:
                program.folder.mkdir(parents=True)
                program.prepare()
            for sample in self.corpus.samples(more=self.rounds):
                if sample.number < self.corpus.size:
                    self._write(sample)
                if sample.number >= self.corpus.size - 1:
                    self.kept.append(sample)
        print("written")

    def go(self) -> None:
        """Run all rounds of building, then once more for the memory of ours."""
        for number in range(1, self.rounds + 1):
            for task in BUILDS:
                # Who is first in a round is last in the next.
                turn = (number - 1) % len(self.programs)
                for program in (*self.programs[turn:], *self.programs[:turn]):
                    self._take(program, task, number)
        for program in self.programs:
            if isinstance(program, Ours):
                self._weigh(program)

    def _write(self, sample: Sample) -> None:
        for program in self.programs:
            program.write(sample)

    def _take(self, program: Program, task: str, number: int) -> None:
        self._change(program, task, number)
        told = self._told(f"round {number}/{self.rounds}", f"{program.name}: {task}")
        if not self._affords(program):
            failed = program.name in self.results.missing
            print(f"{told} left out:", "failed before" if failed else f"budget {self.budget:.0f} s")
            return
        command = program.build(self._output(program, task, number))
        try:
            with ticking(told):
                cost = run(command)
        except FailedError as error:
            self._drop(program, error)
            return
        print(f"{cost.seconds:.2f} s")
        self.spent[program.name] = self.spent.get(program.name, 0) + cost.seconds
        self.results.add(program.name, self.corpus.size, task, cost.seconds, cost.cpu)

    def _change(self, program: Program, task: str, number: int) -> None:
        """Change the source as *task* wants it."""
        newest = self.kept[0]
        if task == "clean":
            program.forget()
        if task == "changed":
            program.write(replace(newest, body=f"{newest.body}\nSửa lần {number}.\n"))
        if task == "more":
            program.write(self.kept[number])

    def _output(self, program: Program, task: str, number: int) -> Path:
        name = f"{program.name}-{self.corpus.size}-{number}"
        return self.folder / "sites" / (f"{name}-{task}" if program.wipes else name)

    def _affords(self, program: Program) -> bool:
        clean = self.results.find(program.name, self.corpus.size, "clean")
        expected = clean.values[-1] if clean else self._foreseen(program)
        return self.spent.get(program.name, 0) + expected <= self.budget

    def _foreseen(self, program: Program) -> float:
        """Return what a clean build should take, by the largest corpus built before."""
        sizes = [size for size in self.results.sizes("clean") if size < self.corpus.size]
        last = self.results.middle(program.name, sizes[-1], "clean") if sizes else None
        if last is None:
            return float("inf") if sizes else 0
        return last * self.corpus.size / sizes[-1]

    def _weigh(self, program: Program) -> None:
        program.forget()
        output = self.folder / "sites" / f"{program.name}-{self.corpus.size}-memory"
        try:
            with ticking(self._told("memory", program.name)):
                mib = peak_mib(program.build(output))
        except FailedError as error:
            self._drop(program, error)
            return
        print(f"{mib:.0f} MiB")
        if mib:
            self.results.add(program.name, self.corpus.size, MEMORY, mib)

    def _drop(self, program: Program, error: FailedError) -> None:
        print(f"FAILED\n{error}")
        self.results.missing[program.name] = f"failed: {str(error).splitlines()[-1]}"
        self.spent[program.name] = float("inf")

    def _told(self, step: str, words: str) -> str:
        gone = time.monotonic() - self.start
        return f"[{gone:6.1f} s] {self.corpus.size} posts, {step}, {words} …"
