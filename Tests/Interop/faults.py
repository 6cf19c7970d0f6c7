"""Servers that fail: llmock's own faults with its verdict, and what becomes of them behind others."""

from features import contents
from machinery import post

HELD = ["--json", "--stream"]


def fail(status, **more):
    return {"type": "fail", "status": status, **more}


def broken(kind, **more):
    return {"type": "stream_fault", "kind": kind, "after_chunks": 4, "times": 1, **more}


STALL = broken("stall", stall_seconds=20)
SHORT = ["--idle-timeout", "1"]

# The fault, options, the status, and whether llmock must find nothing to blame. Where the text was
# begun a client cannot ask again, which its verdict does not know; and it blames who had read on to the
# end before garbage was seen to be garbage, which is a matter of time.
FAULTS = [
    (fail(429, retry_after=0.5, times=2), [], 0, True),
    (fail(529, times=1), [], 0, True),
    (fail(401, times=None), [], 102, True),
    (fail(402, times=None), [], 103, True),
    (fail(408, times=None), [], 106, True),
    (fail(409, times=None), [], 106, True),
    (fail(503, times=None), [], 106, True),
    (broken("disconnect"), [], 18, False),
    (broken("truncate"), [], 18, False),
    (broken("malformed"), [], 107, False),
    (broken("disconnect"), HELD, 0, True),
    (broken("truncate"), HELD, 0, True),
    (broken("malformed"), HELD, 0, False),
    (STALL, SHORT, 28, False),
    (STALL, SHORT + HELD, 0, True),
]


def script(llmock, *behaviors):
    """Has llmock forget everything, and misbehave so from now on."""
    post(llmock.base + "/_llmock/reset", {})
    if behaviors:
        post(llmock.base + "/_llmock/scenario", {"behaviors": behaviors})


def ask(command, server, target, *words):
    return command(
        "ask", "--base-url", server.base + target.path, "-m", target.model, *words, "hello there",
        key=target.key)


def check_llmock(table, command, llmock):
    """Each fault must come to its status, and llmock must find nothing wrong in how it was met."""
    target = llmock.targets[0]
    for behavior, words, status, blameless in FAULTS:
        script(llmock, behavior)
        result = ask(command, llmock, target, *words)
        table.check("llmock", "faults", result.status == status, result, behavior)
        # A server's sentence has its own full stop.
        table.check("llmock", "words", ".;" not in result.err, result)
        if blameless:
            verdict = post(llmock.base + "/_llmock/verdict")
            good = not verdict["findings"]
            table.check(
                "llmock", "verdict", good, f"{result.line}\n  {verdict['findings']}",
                behavior)
    # What is broken the same way each time is asked for once: text is not held.
    script(llmock, {**broken("malformed"), "after_chunks": 0, "times": None})
    result = ask(command, llmock, target)
    asked = post(llmock.base + "/_llmock/requests")["count"]
    table.check("llmock", "once", (result.status, asked) == (107, 1), result)
    script(llmock)


def check_breaks(table, command, server, llmock):
    """An upstream that breaks off or refuses must not look like an answer at the other end."""
    if server.name in ("mock-ai-api", "fakellm", "llm-mock-api"):
        return  # They have no upstream.
    for target in server.targets:
        if target.model == "mock":
            continue
        row = server.row(target)
        turns = f"{command.folder}/{row.replace(' ', '-')}.json"
        script(llmock, broken("disconnect", times=None))
        result = ask(command, server, target, "--retry", "0", "-c", turns)
        # One passes on an answer with nothing in it, as if that were all: then a warning must tell.
        empty = result.status == 0 and not result.out.strip() and result.err
        good = empty or (result.status in (18, 56, 106, 107) and not contents(turns))
        table.check(row, "broken", good, result)
        script(llmock, fail(503, times=None))
        result = ask(command, server, target, "--retry", "0")
        table.check(row, "refused", result.status in (105, 106), result)
        script(llmock)


def check_limits(table, command, litellm):
    """What LiteLLM says of a limit and of a model that it does not have."""
    at = ["ask", "--base-url", litellm.base, "--retry", "0"]
    result = command(*at, "-m", "limited", "hi", key="sk-master")
    table.check("litellm mock", "limits", result.status == 105, result)
    result = command(*at, "-m", "missing", "hi", key="sk-master")
    good = result.status in (101, 104) and "yibu models" in result.err
    table.check("litellm mock", "limits", good, result)
