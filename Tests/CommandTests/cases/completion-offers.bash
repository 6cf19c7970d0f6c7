#!/bin/bash
# Prints the words that bash would put in place of the last one of the line $1, sorted.
source ./yibu.bash
COMP_LINE=$1
COMP_POINT=${#1}
COMP_WORDS=()
# Takes the line apart as readline does: at blanks, and around what else is in COMP_WORDBREAKS.
word=
kind=blank
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
_yibu yibu "$word" ''
# What stands before the last break stays on the line.
breaks=${COMP_WORDBREAKS//[[:space:]]/}
kept=${typed%"${typed##*["$breaks"]}"}
for reply in "${COMPREPLY[@]}"; do printf '%s\n' "$kept$reply"; done | LC_ALL=C sort -u
