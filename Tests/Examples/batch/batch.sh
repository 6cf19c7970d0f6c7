#!/bin/sh
# Answers every ticket, eight at a time: tickets/NAME.txt gives answers/NAME.txt. Run it again for those that
# failed: an answer that is there is complete, and stays.
set -eu
test -d tickets || { echo "there is no folder tickets" >&2 && exit 1; }
mkdir -p answers
# shellcheck disable=SC2016 # $1 is for the inner shell.
find tickets -maxdepth 1 -name '*.txt' -print0 | xargs -0 -n 1 -P 8 sh -c '
  test $# -eq 1 || exit 0 # Without a ticket xargs runs it once all the same.
  name=${1##*/} part=answers/.${1##*/}.$$
  test ! -e "answers/$name" || exit 0
  # Under another name first: -o also keeps an answer that was cut off or refused.
  yibu ask -o "$part" --retry 5 --system @prompt.txt - <"$1" && mv "$part" "answers/$name" && exit 0
  rm -f "$part"
  echo "not answered: $1" >&2
  exit 1' sh
