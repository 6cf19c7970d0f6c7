"""What the checks stand on: processes, the command under test, and the table of results."""

import json
import os
import shlex
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass

# Nothing of the user's own settings may reach the command or a server.
FOREIGN = ("ANTHROPIC", "OPENAI", "YIBU", "LITELLM", "SSL_CERT", "CURL_CA", "NO_COLOR")
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(FOREIGN) and not name.lower().endswith("_proxy")
}


def free_port():
    """A port of 127.0.0.1 that nobody listens to now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def post(url, body=None):
    """Asks a server on this machine; returns what its JSON says."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


class Processes:
    """Servers, each with its descendants in a session of its own, so that all of them can be ended."""

    def __init__(self):
        self.running = []

    def start(self, words, port, folder, environment=None, seconds=90):
        """Returns once the port takes connections; the log is FOLDER/log."""
        with open(os.path.join(folder, "log"), "w") as log:
            process = subprocess.Popen(
                words, cwd=folder, env={**CLEAN, **(environment or {})}, stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        self.running.append(process)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            if process.poll() is not None:
                break
            time.sleep(0.05)
        with open(os.path.join(folder, "log")) as log:
            raise RuntimeError(f"{words[0]} did not start:\n{log.read()[-2000:]}")

    def stop(self):
        """Ends all that were started, with force after five seconds."""
        for process in self.running:
            self.signal(process, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                pass
            # What the server itself had started may outlive it.
            self.signal(process, signal.SIGKILL)
            process.wait()
        self.running = []

    @staticmethod
    def signal(process, number):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            pass


@dataclass
class Result:
    """What a run of the command came to; `arrivals` are seconds at which output came."""

    line: str
    status: int
    out: bytes
    err: str
    arrivals: tuple = ()

    @property
    def clean(self):
        """Answered, and nothing to complain of."""
        return self.status == 0 and not self.err

    def json(self):
        """The output as JSON, or an empty object."""
        try:
            return json.loads(self.out)
        except ValueError:
            return {}

    def lines(self):
        """The output as one JSON value a line, or None."""
        try:
            return [json.loads(line) for line in self.out.splitlines()]
        except ValueError:
            return None


class Command:
    """The command under test, in a folder of its own."""

    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = folder

    def start(self, words, key="k", environment=None):
        variables = {**CLEAN, "HOME": self.folder, "YIBU_API_KEY": key, **(environment or {})}
        return subprocess.Popen(
            [self.binary, *words], cwd=self.folder, env=variables, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def __call__(self, *words, key="k", environment=None, seconds=60):
        """Runs it to its end; status 124 where that does not come in time."""
        child = self.start(words, key, environment)
        try:
            out, err = child.communicate(timeout=seconds)
            status = child.returncode
        except subprocess.TimeoutExpired:
            child.kill()
            out, err = child.communicate()
            status = 124
        return Result(self.line(words, key, environment), status, out, err.decode(errors="replace"))

    def timed(self, *words, key="k"):
        """The same, with the time of each piece of output."""
        child = self.start(words, key)
        start = time.monotonic()
        out, arrivals = b"", []
        while piece := os.read(child.stdout.fileno(), 65536):
            arrivals.append(time.monotonic() - start)
            out += piece
        err = child.stderr.read().decode(errors="replace")
        child.stdout.close()
        child.stderr.close()
        return Result(self.line(words, key), child.wait(), out, err, tuple(arrivals))

    def line(self, words, key, environment=None):
        """A line for a shell that does the same while the servers are up."""
        variables = {"YIBU_API_KEY": key, **(environment or {})}
        return shlex.join(["env", *(f"{k}={v}" for k, v in variables.items()), "yibu", *words])


class Table:
    """A row for each server, a column for each feature."""

    def __init__(self, kind):
        self.kind = kind
        self.cells = {}
        self.skipped = {}
        self.failures = 0

    def check(self, row, feature, good, result, about=""):
        """Counts one check, and prints at once what failed: a result, or words."""
        cell = self.cells.setdefault(row, {}).setdefault(feature, [0, 0])
        cell[0 if good else 1] += 1
        if good:
            return
        self.failures += 1
        print(f"FAILED {row}: {feature} {about}".rstrip())
        if isinstance(result, Result):
            print(f"  $ {result.line}\n  status {result.status}")
            for name, text in (("stdout", result.out.decode(errors="replace")), ("stderr", result.err)):
                if text:
                    print(f"  {name} {text[:500]!r}")
            if result.arrivals:
                print("  output came at", " ".join(f"{at:.2f}" for at in result.arrivals), "s")
        else:
            print(f"  {result}")

    def skip(self, row, why):
        self.skipped[row] = why

    def show(self):
        features = list(dict.fromkeys(name for row in self.cells.values() for name in row))
        width = max([len(name) for name in [*self.cells, *self.skipped]] + [len(self.kind)])
        print("\n" + self.kind.ljust(width), *(name for name in features))
        for row, cells in self.cells.items():
            marks = []
            for name in features:
                passed, failed = cells.get(name, (0, 0))
                mark = "FAIL" if failed else "pass" if passed else "-"
                marks.append(mark.ljust(len(name)))
            print(row.ljust(width), *marks)
        for row, why in self.skipped.items():
            print(row.ljust(width), f"skipped: {why}")
        passed = sum(passed for cells in self.cells.values() for passed, _ in cells.values())
        print(f"{passed} checks passed, {self.failures} failed", flush=True)
