#!/bin/sh
# tool-loop.sh QUESTION [TOOLS]: asks the model, runs ./tools/NAME for each tool call and answers, until
# the model is done. TOOLS is a file with a tool or an array of tools. What ./tools/NAME prints is the
# result; a status other than 0 makes it an error. Needs jq.
set -eu
tools=${2:-get_weather.json}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
set -- -- "$1" # what is sent: first the question, then the results of the calls
while
  yibu ask -c "$dir/turns.json" -T "$tools" --tool-calls "$@" >"$dir/calls" || exit
  test -s "$dir/calls"
do
  set --
  while read -r call; do
    id=$(printf %s "$call" | jq -r .id) name=$(printf %s "$call" | jq -r .name)
    case $name in */*) exit 1 ;; esac
    how=--tool-result
    printf %s "$call" | jq .input | "./tools/$name" >"$dir/$#" 2>&1 || how=--tool-error
    set -- "$@" $how "$id=@$dir/$#"
  done <"$dir/calls"
done
jq -r '.[-1].content[].text // empty' "$dir/turns.json"
