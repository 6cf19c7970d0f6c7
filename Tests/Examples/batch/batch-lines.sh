#!/bin/sh
# batch-lines.sh FILE: answers every line of a file, eight at a time: line 7 gives answers/7.txt. Run it again
# for those that failed: an answer that is there is complete, and stays.
set -eu
mkdir -p answers
# shellcheck disable=SC2016 # $1 and $2 are for the inner shell.
awk 'NF { print NR; print }' "$1" | tr '\n' '\0' | xargs -0 -n 2 -P 8 sh -c '
  test $# -eq 2 || exit 0 # Without a line xargs runs it once all the same.
  answer=answers/$1.txt
  test -e "$answer" || {
    printf %s "$2" | yibu ask -o "$answer.new" --retry 5 --system @prompt.txt - && mv "$answer.new" "$answer"
  }' sh
