"""The servers: where they come from, how they are started, and what can be asked of them.

In words and files $PORT is the server's own port, $BIN the folder of its programs, and $UPSTREAM the
address of llmock, which the translating ones stand in front of.
"""

import os
import shutil
import string
import subprocess
import sys
from dataclasses import dataclass, field

from machinery import free_port


@dataclass
class Target:
    """One way to ask a server. `name` tells it from the server's others; `models` is the status of
    listing models."""

    model: str
    name: str = ""
    path: str = ""
    key: str = "k"
    tools: bool = True
    models: int = 0


@dataclass
class Server:
    name: str
    requirement: str
    words: str
    targets: list
    files: dict = field(default_factory=dict)
    environment: dict = field(default_factory=dict)
    port: int = 0

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    def row(self, target):
        """What the table calls it."""
        return f"{self.name} {target.name}".rstrip()

    def start(self, processes, cache, scratch, upstream):
        """Installs it where that was not done before, and waits until it listens."""
        self.port = free_port()
        folder = os.path.join(scratch, self.name)
        os.mkdir(folder)
        places = {
            "PORT": self.port, "UPSTREAM": upstream,
            "BIN": install(cache, self.requirement) if self.requirement else "",
        }

        def fill(text):
            return string.Template(text).substitute(places)

        for name, text in self.files.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(fill(text))
        variables = {name: fill(value) for name, value in self.environment.items()}
        processes.start(fill(self.words).split(), self.port, folder, variables)


def install(cache, requirement):
    """Returns the folder of the programs in the package's own environment below the cache."""
    folder = os.path.join(cache, requirement.replace("[", "-").replace("]", ""))
    programs = os.path.join(folder, "bin")
    marker = os.path.join(folder, "installed")
    if not os.path.exists(marker):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [os.path.join(programs, "python3"), "-m", "pip", "install"]
        if requirement != "uv":
            # It takes seconds for what pip alone takes minutes for.
            pip = [os.path.join(install(cache, "uv"), "uv"), "pip", "install", "--python",
                   os.path.join(programs, "python3"), "--cache-dir", os.path.join(cache, "wheels")]
        subprocess.run([*pip, "-q", requirement], check=True)
        open(marker, "w").close()
    return programs


CLAUDE = "claude-sonnet-4-6"
OPENAI = "model: openai/gpt-4o, api_key: x"

# llmock comes first, since others need it.
SERVERS = [
    Server(
        "llmock", "llmock==0.2.2", "$BIN/llmock serve -p $PORT --log-level warning",
        [Target(CLAUDE, path="/anthropic")]),
    Server(
        "mock-ai-api", "mock-ai-api==0.1.1",
        "$BIN/python3 -m uvicorn app.anthropic_app:app --host 127.0.0.1 --port $PORT",
        [Target("claude-sonnet-4-20250514", "text", tools=False),
         Target("claude-sonnet-4-20250514:mock-tool-stream", "tools")]),
    Server(
        "fakellm", "fakellm==0.3.5", "sh start $BIN/fakellm $PORT",
        [Target("claude-x", tools=False, models=104)],
        files={"start": '"$$1" init && exec "$$1" serve --port "$$2"\n'}),
    Server(
        "llm-mock-api", "llm-mock-api==0.1.2",
        "$BIN/llm-mock-api start -p $PORT -l 2 -c 7 --log-level error",
        [Target("claude-x", tools=False, models=104)]),
    Server(
        "rolter", "rolter==0.1.0", "$BIN/rolter gateway -c rolter.toml", [Target("m")],
        files={"rolter.toml": """\
[server]
host = "127.0.0.1"
port = $PORT
[[providers]]
name = "llmock"
kind = "openai_compatible"
api_base = "$UPSTREAM"
[[routes]]
model = "m"
strategy = "round_robin"
[[routes.targets]]
provider = "llmock"
model = "gpt-4o"
"""}),
    Server(
        "ant2oai", "ant2oai==0.1.6",
        "$BIN/a2o --upstream $UPSTREAM/v1/chat/completions --model gpt-4o --port $PORT",
        [Target("x", models=104)]),
    Server(
        "agent-wire-proxy", "agent-wire-proxy==0.2.0",
        "$BIN/agent-wire-proxy --listen 127.0.0.1:$PORT --target $UPSTREAM"
        " --anthropic-upstream-api responses --log wire.log",
        [Target("gpt-4o")]),
    Server(
        "inferrail", "inferrail==0.4.16",
        "$BIN/inferrail serve --config inferrail.yaml --host 127.0.0.1 --port $PORT --no-telemetry",
        [Target("claude-x")],
        files={"inferrail.yaml": """\
providers:
  llmock: {type: anthropic_compatible, api_key_env: UPSTREAM_KEY, base_url: "$UPSTREAM/anthropic/v1"}
default_anthropic_provider: llmock
"""},
        environment={"UPSTREAM_KEY": "x"}),
    Server(
        "claude-code-proxy", "claude-code-proxy==0.1.5",
        "$BIN/uvicorn server.fastapi:app --host 127.0.0.1 --port $PORT",
        [Target(CLAUDE, models=104)],
        environment={
            "OPENAI_API_KEY": "x", "OPENAI_API_BASE": "$UPSTREAM/v1",
            "OPENAI_BASE_URL": "$UPSTREAM/v1", "BIG_MODEL": "gpt-4o", "SMALL_MODEL": "gpt-4o",
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        }),
    Server(
        "litellm", "litellm[proxy]==1.108.7",
        "$BIN/litellm --config litellm.yaml --host 127.0.0.1 --port $PORT",
        [Target("chat", "chat", key="sk-master"),
         Target("responses", "responses", key="sk-master"),
         Target("anthropic", "anthropic", key="sk-master"),
         Target("mock", "mock", key="sk-master", tools=False)],
        files={"litellm.yaml": f"""\
model_list:
  - model_name: chat
    litellm_params: {{model: hosted_vllm/gpt-4o, api_key: x, api_base: "$UPSTREAM/v1"}}
  - model_name: responses
    litellm_params: {{{OPENAI}, api_base: "$UPSTREAM/v1"}}
  - model_name: anthropic
    litellm_params: {{model: anthropic/{CLAUDE}, api_key: x, api_base: "$UPSTREAM/anthropic"}}
  - model_name: mock
    litellm_params: {{{OPENAI}, mock_response: "Hello."}}
  - model_name: limited
    litellm_params: {{{OPENAI}, mock_response: "litellm.RateLimitError"}}
general_settings: {{master_key: sk-master}}
litellm_settings: {{num_retries: 0}}
"""},
        environment={"LITELLM_LOCAL_MODEL_COST_MAP": "True"}),
]


def llama():
    """llama.cpp's server with the model that $LLAMA_MODEL names, or None where either is missing."""
    program = os.environ.get("LLAMA_SERVER") or shutil.which("llama-server")
    model = os.environ.get("LLAMA_MODEL")
    if not program or not model:
        return None
    words = f"{program} -m {os.path.abspath(model)} --host 127.0.0.1 --port $PORT --jinja -c 4096"
    return Server("llama-server", "", words, [Target("local", tools=False)])
