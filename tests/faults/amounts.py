"""How much a run does: little by default, all of it with FAULTS_FULL=1; FAULTS_SEED begins elsewhere."""

import os
import random


def amount(little, full):
    """Give the full amount or the little one; FAULTS_PART divides the full one between several runs."""
    if os.environ.get("FAULTS_FULL") != "1":
        return little
    return full // int(os.environ.get("FAULTS_PART", "1"))


def dice(name):
    """Give a random generator that repeats itself for the same name and seed."""
    return random.Random(f"{name} {os.environ.get('FAULTS_SEED', '0')}")


def memory(pid="self"):
    """Give the resident memory of a process in MB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


class Memory:
    """Watches whether memory grows: the second half of a run against the first, once caches are filled."""

    def __init__(self, total, *, allowed):
        self.total, self.allowed = total, allowed
        self.seen = []

    def look(self, done):
        if done % max(1, self.total // 20) == 0:
            self.seen.append(memory())

    def told(self):
        return "RSS MB " + " ".join(f"{value:.0f}" for value in self.seen)

    def grows(self):
        return max(self.seen[-5:]) - max(self.seen[:10]) > self.allowed
