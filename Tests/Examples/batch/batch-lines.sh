#!/bin/sh
# batch-lines.sh FILE: answers every line of a file, eight at a time: line 7 gives answers/7.txt. Run it again
# for those that failed: an answer that is there is complete, and stays.
set -eu
test -r "$1" || { echo "cannot read $1" >&2 && exit 1; }
mkdir -p answers
# shellcheck disable=SC2016 # $1 and $2 are for the inner shell.
awk 'NF { print NR; print }' "$1" | tr '\n' '\0' | xargs -0 -n 2 -P 8 sh -c '
  test $# -eq 2 || exit 0 # Without a line xargs runs it once all the same.
  answer=answers/$1.txt part=answers/.$1.$$
  test ! -e "$answer" || exit 0
  # Under another name first: -o also keeps an answer that was cut off or refused.
  printf %s "$2" | yibu ask -o "$part" --retry 5 --system @prompt.txt - && mv "$part" "$answer" && exit 0
  rm -f "$part"
  echo "not answered: line $1" >&2
  exit 1' sh
