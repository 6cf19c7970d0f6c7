"""Proxies: nginx and haproxy in front of llmock, squid and tinyproxy on the way to it.

llmock writes a word every WORD seconds. A proxy that does not hold the answer back must have each word
printed then.
"""

import os
import shutil
import string
import subprocess

from faults import broken, script
from machinery import CLEAN, free_port
from servers import CLAUDE, SERVERS, Server, Target
from settings import NCSA, PROXIES, certify

WORD = 0.15
PROMPT = "one two three four five six seven eight"
class Proxies:
    def __init__(self, table, command, processes, cache, scratch):
        self.table = table
        self.command = command
        self.processes = processes
        self.scratch = scratch
        self.llmock = Server(
            "llmock-slow", SERVERS[0].requirement,
            SERVERS[0].words + f" --response-style echo --stream-chunk-delay-ms {WORD * 1000:.0f}",
            [Target(CLAUDE, path="/anthropic")])
        self.llmock.start(processes, cache, scratch, "")
        self.tls = certify(os.path.join(scratch, "tls"))
        self.nobody = free_port()
        self.ports = {}

    def check(self, names):
        checks = {
            "nginx": self.nginx, "haproxy": self.haproxy, "squid": self.forward, "tinyproxy": self.forward,
        }
        for name in names:
            if find(name):
                checks[name](name, self.start(name))
            else:
                self.table.skip(name, "it is not installed")

    def start(self, name):
        """Starts it if that was not done before. Returns its ports by their names."""
        if name in self.ports:
            return self.ports[name]
        settings, words, ports = PROXIES[name]
        folder = os.path.join(self.scratch, name)
        os.mkdir(folder)
        numbers = self.ports[name] = {port: free_port() for port in ports.split()}
        places = {
            **numbers, "FOLDER": folder, "TLS": self.tls, "UPSTREAM": self.llmock.base,
            "UPSTREAM_PORT": self.llmock.port, "NOBODY": self.nobody, "NCSA": NCSA,
            "USER": "user root;" if os.geteuid() == 0 else "",
        }
        with open(os.path.join(folder, "settings"), "w") as file:
            file.write(string.Template(settings).substitute(places))
        if name == "squid":
            with open(os.path.join(folder, "passwords"), "w") as file:
                hashed = subprocess.run(
                    ["openssl", "passwd", "-apr1", "pass-word"], check=True, capture_output=True, text=True)
                file.write("user:" + hashed.stdout)
            if os.geteuid() == 0:
                shutil.chown(folder, "proxy")
        words = [find(name), *string.Template(words).substitute(places).split()[1:]]
        self.processes.start(words, next(iter(numbers.values())), folder)
        return numbers

    def ask(self, base, *words, run=None):
        return (run or self.command)(
            "ask", "--base-url", base + "/anthropic", "--cacert", self.tls + "/ca.pem", "--retry", "0",
            "-m", CLAUDE, *words, PROMPT)

    def answered(self, row, base, *words, protocol="", encoding=""):
        """Streamed and whole, over the protocol and in the encoding that are expected."""
        head = os.path.join(self.command.folder, "head")
        for form in [], ["--json"]:
            result = self.ask(base, *words, *form, "-D", head)
            with open(head) as file:
                text = file.read().lower()
            good = result.clean and result.out.strip()
            self.table.check(row, "answered", good, result)
            seen = protocol.lower() in text and (not encoding or f"content-encoding: {encoding}" in text)
            self.table.check(row, "protocol", seen, f"{result.line}\n  {text}")

    def prompt(self, row, base, *words):
        """Each word is printed as it is written: neither held back nor in lumps."""
        result = self.ask(base, *words, run=self.command.timed)
        gaps = [b - a for a, b in zip(result.arrivals, result.arrivals[1:])]
        good = result.clean and len(result.arrivals) >= 8 and max(gaps[:6]) < 4 * WORD
        self.table.check(row, "prompt", good and sum(gaps) > 6 * WORD, result)

    def breaks(self, row, base, *words):
        """An upstream that breaks off is a failure, whatever the proxy makes of it."""
        for kind in "disconnect", "truncate":
            for form in [], ["--json", "--stream"]:
                script(self.llmock, broken(kind, times=None))
                result = self.ask(base, *words, *form)
                self.table.check(row, "broken", result.status in (18, 56, 106), result, kind)
        script(self.llmock)

    def nginx(self, name, ports):
        kinds = {"H1": "HTTP/1.1", "H2": "HTTP/2.0", "GZIP": "HTTP/2.0", "BUFFERING": "HTTP/1.1"}
        for kind, protocol in kinds.items():
            row, base = f"{name} {kind.lower()}", f"https://127.0.0.1:{ports[kind]}"
            self.answered(
                row, base, protocol=f"x-protocol: {protocol}", encoding="gzip" if kind == "GZIP" else "")
            if kind != "BUFFERING":
                self.prompt(row, base)
            self.breaks(row, base)
        self.words(f"{name} h1", self.ask(f"https://localhost:{ports['DEAD']}"), 106, "Bad Gateway")
        # What curl kept compressed cannot be replayed, and that is what must be said.
        recording = os.path.join(self.command.folder, "compressed")
        printed = self.ask(f"https://localhost:{ports['GZIP']}", "--print-curl").out.decode().rstrip()
        subprocess.run(
            ["sh", "-c", f"{printed} -s -i -H 'accept-encoding: gzip' --no-compressed -o {recording}"],
            env={**CLEAN, "YIBU_API_KEY": "k"}, check=True)
        result = self.command("ask", "--replay", recording, "x")
        self.table.check(f"{name} gzip", "words", result.status and "gzip" in result.err, result)

    def haproxy(self, name, ports):
        for kind, protocol in {"H1": "HTTP/1.1", "H2": "HTTP/2"}.items():
            row, base = f"{name} {kind.lower()}", f"https://localhost:{ports[kind]}"
            self.answered(row, base, protocol=protocol)
            self.prompt(row, base)
            self.breaks(row, base)
        said = "No server is available to handle this request"
        self.words(f"{name} h1", self.ask(f"https://localhost:{ports['DEAD']}"), 106, said)

    def forward(self, name, ports):
        """To llmock itself, and through a tunnel to TLS in front of it."""
        proxy = f"127.0.0.1:{ports['FORWARD']}"
        known = ["-x", f"http://user:pass-word@{proxy}"]
        ways = {"http": self.llmock.base}
        front = next(filter(find, ("nginx", "haproxy")), None)
        if front:
            ways["tunnel"] = f"https://localhost:{self.start(front)['H1']}"
        else:
            self.table.skip(f"{name} tunnel", "neither nginx nor haproxy is installed")
        for way, base in ways.items():
            row = f"{name} {way}"
            self.answered(row, base, *known)
            self.prompt(row, base, *known)
            self.breaks(row, base, *known)
            self.passwords(row, base, proxy, tunnelled=way == "tunnel")
        self.words(f"{name} http", self.ask(f"http://127.0.0.1:{self.nobody}", *known), 106)

    def passwords(self, row, base, proxy, tunnelled):
        """None and a wrong one: refused, with what to do, and with none shown."""
        result = self.ask(base, "-x", f"http://{proxy}")
        statuses = (56,) if tunnelled else (56, 101)
        self.table.check(row, "password", result.status in statuses, result)
        self.words(row, result, result.status, "-x http://")
        # Of a wrong one tinyproxy says 401, as the server itself might.
        result = self.ask(base, "-x", f"http://user:wrong-word@{proxy}")
        self.table.check(row, "password", result.status in (*statuses, 102), result)
        self.words(row, result, result.status)

    def words(self, row, result, status, part=""):
        """A page of the proxy's is told in words, not in HTML."""
        told = result.status == status and part in result.err
        shown = "<" in result.err or "wrong-word" in result.err
        self.table.check(row, "words", told and not shown, result)


def find(name):
    """The program's path, or None; servers are not on every user's PATH."""
    return shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
