#!/bin/sh
# Asks the model, runs ./tools/NAME for each tool call, answers, until the model is done. Needs jq.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
set -- -- "$1"
while
  yibu ask -c "$dir/turns.json" -T get_weather.json --tool-calls "$@" >"$dir/calls" || exit
  test -s "$dir/calls"
do
  set --
  while read -r call; do
    id=$(printf %s "$call" | jq -r .id) name=$(printf %s "$call" | jq -r .name)
    case $name in */*) exit 1 ;; esac
    how=--tool-result
    printf %s "$call" | jq .input | "./tools/$name" >"$dir/$#" || how=--tool-error
    set -- "$@" $how "$id=@$dir/$#"
  done <"$dir/calls"
done
jq -r '.[-1].content[].text // empty' "$dir/turns.json"
