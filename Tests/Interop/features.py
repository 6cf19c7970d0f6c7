"""What every server must be able to do with the command, whatever else it does."""

import json
import os
import subprocess

from machinery import CLEAN

TOOL = {
    "name": "get_weather", "description": "The weather at a place",
    "input_schema": {
        "type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"],
    },
}
FORMS = {
    "text": [], "whole": ["--no-stream"], "json": ["--json"], "assembled": ["--json", "--stream"],
    "events": ["--events"], "output": ["-o", "answer"],
}
AT_ONCE = 30


def check_target(table, command, server, target):
    """Runs every feature against one model of a server, as one row."""
    asking = Asking(table, command, server.row(target), server.base + target.path, target)
    asking.forms()
    if target.tools:
        asking.tools(server.name)
    asking.other_commands()
    asking.print_curl()
    asking.many_at_once()


class Asking:
    def __init__(self, table, command, row, base, target):
        self.table = table
        self.command = command
        self.row = row
        self.target = target
        self.base = ["--base-url", base]
        self.asked = [*self.base, "-m", target.model]

    def run(self, *words):
        return self.command(*words, key=self.target.key)

    def check(self, feature, good, result):
        self.table.check(self.row, feature, good, result)

    def file(self, name, text=None):
        """A file of the command's folder, written where there is text, else removed."""
        path = os.path.join(self.command.folder, name)
        if text is not None:
            with open(path, "w") as file:
                file.write(text)
        elif os.path.exists(path):
            os.remove(path)
        return path

    def forms(self):
        """Each form of output, and the same again from its recording."""
        for form, options in FORMS.items():
            answer, recording = self.file("answer"), self.file("recording")
            live = self.run("ask", *self.asked, *options, "--record", recording, "Name three rivers.")
            written = contents(answer) if form == "output" else live.out
            self.check(form, live.clean and fits(form, live, written), live)
            self.file("answer")
            again = self.run("ask", *options, "--replay", recording, "x")
            written_again = contents(answer) if form == "output" else again.out
            same = (live.status, written) == (again.status, written_again)
            self.check("replay", same, again)

    def tools(self, server):
        """Calls, streamed and whole, and an answer to one in a conversation."""
        tool = self.file("tool.json", json.dumps(TOOL))
        question = "What is the weather like in Paris?"
        for options in [], ["--no-stream"]:
            if options and server == "claude-code-proxy":
                continue  # It writes calls as text there.
            result = self.run(
                "ask", *self.asked, *options, "-T", tool, "--tool-choice", "any", "--tool-calls",
                "--exit-code", question)
            calls = result.lines() or [{}]
            good = calls[0].get("id") and isinstance(calls[0].get("input"), dict)
            self.check("tools", result.status == 110 and good, result)
        turns = self.file("turns.json")
        talk = ["ask", *self.asked, "-T", tool, "-c", turns]
        call = self.run(*talk, "--tool-calls", question)
        calls = call.lines()
        if not calls:
            self.check("results", False, call)
            return
        result = self.run(*talk, "--tool-result", calls[0]["id"] + "=18 degrees")
        good = result.status == 0 and len(json.loads(contents(turns))) == 4
        self.check("results", good, result)

    def other_commands(self):
        result = self.run("models", *self.base)
        self.check("models", result.status == self.target.models, result)
        self.check("words", "--model" not in result.err and "{" not in result.err, result)
        # A server need not count; it must be told from one that counts wrongly.
        result = self.run("count", *self.asked, "hi")
        good = result.out.strip().isdigit() if result.status == 0 else result.status in (104, 106)
        self.check("count", good, result)
        result = self.run("ask", "--base-url", self.base[1] + "/nope", "--retry", "0", "hi")
        self.check("path", result.status == 104, result)
        self.check("words", "{" not in result.err, result)
        # Some take it all the same; those that refuse it say so in many forms.
        result = self.run("ask", *self.asked, "--retry", "0", "--set", 'max_tokens="many"', "hi")
        self.check("words", "{" not in result.err, result)
        self.request_id()

    def request_id(self):
        """Under whichever name the server sends it."""
        head = self.file("head")
        result = self.run("ask", *self.asked, "-D", head, "-w", "%{stderr}%{request_id}", "hi")
        fields = (line.partition(":") for line in contents(head).decode().lower().splitlines())
        ids = [value.strip() for name, _, value in fields if name in ("request-id", "x-request-id")]
        if ids:
            self.check("id", result.err.strip().lower() in ids, result)

    def print_curl(self):
        printed = self.run("ask", *self.asked, "--print-curl", "It's 'quoted'")
        curl = subprocess.run(
            ["sh", "-c", printed.out.decode()], env={**CLEAN, "YIBU_API_KEY": self.target.key},
            capture_output=True, timeout=60)
        self.check("curl", curl.returncode == 0 and b'"message' in curl.stdout, printed)

    def many_at_once(self):
        words = ["ask", *self.asked, "hi"]
        children = [self.command.start(words, self.target.key) for _ in range(AT_ONCE)]
        ends = [(child.communicate(), child.returncode) for child in children]
        bad = [f"status {status}: {err.decode()}" for (out, err), status in ends if status or err or not out]
        what = f"{len(bad)} of {AT_ONCE} at once: {bad[:1]}"
        self.check("30x", not bad, what)


def fits(form, result, written):
    """Whether the output is what that form promises."""
    if form in ("json", "assembled"):
        return result.json().get("role") == "assistant"
    if form == "events":
        return bool(result.lines())
    return len(written) > 1 and written.endswith(b"\n")


def contents(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
