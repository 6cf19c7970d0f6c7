#!/bin/bash
# Prints, for each argument, the words that bash would put in place of its last one, sorted.
# shellcheck source=/dev/null
source ./yibu.bash

# Takes a line apart as readline does: at blanks, and around what else is in COMP_WORDBREAKS.
# `typed` is the last word as it stands on the line.
take_apart() {
  local word='' kind=blank next letter i
  COMP_LINE=$1
  COMP_POINT=${#1}
  COMP_WORDS=()
  typed=
  for ((i = 0; i < ${#1}; i++)); do
    letter=${1:i:1}
    case $letter in
      [[:space:]]) next=blank typed= ;;
      ["$COMP_WORDBREAKS"]) next=break typed+=$letter ;;
      *) next=letter typed+=$letter ;;
    esac
    if [[ $next != "$kind" && $kind != blank ]]; then
      COMP_WORDS+=("$word")
      word=
    fi
    kind=$next
    if [[ $kind != blank ]]; then word+=$letter; fi
  done
  COMP_WORDS+=("$word")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
}

for line; do
  take_apart "$line"
  _yibu yibu "${COMP_WORDS[COMP_CWORD]}" ''
  # What stands before the last break stays on the line, but for an @, which readline replaces too.
  breaks=${COMP_WORDBREAKS//[[:space:]]/}
  kept=${typed%"${typed##*["$breaks"]}"}
  kept=${kept%@}
  for reply in "${COMPREPLY[@]}"; do printf '%s\n' "$kept${reply%/}"; done | LC_ALL=C sort -u
done
