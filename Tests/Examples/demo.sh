#!/bin/sh
# The main job, over real HTTP, against a server on this machine that plays recorded answers.
set -eu
cd "$(dirname "$0")"
build=$(cd ../../.build/debug && pwd)
recordings=../Recordings
work=$(mktemp -d)
"$build/loopback" --port-file "$work/url" --delay-ms 40 --max-seconds 60 \
  "$recordings/weather.http" "$recordings/weather.http" "$recordings/weather-message.http" \
  "$recordings/weather.http" >"$work/log" &
server=$!
trap 'kill $server 2>/dev/null || :; rm -rf "$work"' EXIT
until test -s "$work/log"; do
  kill -0 "$server" 2>/dev/null || exit 1
  sleep 0.05
done

PATH=$build:$PATH
YIBU_API_KEY=demo-key
YIBU_BASE_URL=$(head -n 1 "$work/log")
export PATH YIBU_API_KEY YIBU_BASE_URL
printf '\nA server on this machine, %s, plays recorded answers; no key is needed.\n' "$YIBU_BASE_URL"
question="What is the weather like in San Francisco?"

run() {
  printf '\n# %s\n$ yibu' "$1"
  shift
  for word; do
    case $word in *" "*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
  yibu "$@"
}

run "Text as it arrives, then each tool call as a line of JSON:" \
  ask --tool get_weather.json "$question"
run "Only the tool calls:" \
  ask --tool get_weather.json --tool-calls "$question"
run "The message as JSON:" \
  ask --tool get_weather.json --json "$question"
run "Every event of the stream:" \
  ask --tool get_weather.json --events "$question"
run "The request itself, without a network:" \
  ask --tool get_weather.json --dry-run "$question"

printf '\nTry it yourself: .build/debug/yibu --help\n'
