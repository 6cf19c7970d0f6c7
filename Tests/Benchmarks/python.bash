# The Python peers, for Tests/Benchmarks/run: the official SDK, and llm, where pip can install them.
# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # the variables go to and fro between these files

python_peers() {
  local venv=$work/venv python=$work/venv/bin/python
  if ! { python3 -m venv "$venv" && "$python" -m pip install -q anthropic llm llm-anthropic; } \
    >"$work/pip.log" 2>&1; then
    printf '%-46s %s\n' 'one short answer: time' 'skipped: the Python SDK and llm (pip cannot install them)'
    return
  fi
  cat >"$work/sdk.py" <<'PYTHON'
import sys
import anthropic

with anthropic.Anthropic().messages.stream(
    model="m", max_tokens=4096, messages=[{"role": "user", "content": "Hi"}]
) as stream:
    for text in stream.text_stream:
        sys.stdout.write(text)
        sys.stdout.flush()
PYTHON
  export ANTHROPIC_API_KEY=sk-benchmark ANTHROPIC_BASE_URL=$url
  local llm="$venv/bin/llm -n -m claude-3.5-haiku Hi" before=$runs
  runs=$(((runs + 2) / 3))
  wall "$yibu ask --base-url $url Hi" "$python $work/sdk.py"
  row 'one short answer: time' ms "${times[0]}" "${times[1]}" 'Python SDK'
  # shellcheck disable=SC2086 # several words
  if $llm >/dev/null 2>"$work/llm.log"; then
    wall "$yibu ask --base-url $url Hi" "$llm"
    row 'one short answer: time' ms "${times[0]}" "${times[1]}" llm
  else
    printf '%-46s %s\n' 'one short answer: time' "skipped: llm ($(tail -n 1 "$work/llm.log"))"
  fi
  runs=$before
  unset ANTHROPIC_API_KEY ANTHROPIC_BASE_URL
}
