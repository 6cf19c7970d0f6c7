#!/bin/sh
# For a CI job: git diff origin/main... >change.diff && ./review.sh <change.diff
# 0: go on; 1: there are problems, one a line; anything else: the review itself went wrong. A server that is
# busy, and a change that is too large to be reviewed at once, stop nobody.
set -u
change=$(cat)
test -n "$change" || { echo "nothing to review" && exit 0; }
review=$(printf '%s\n' "$change" | yibu ask --system @rules.txt --schema review.json "Review this change:" -)
status=$?
case $status in
  0) ;;
  18 | 28 | 105 | 106) echo "not reviewed: try the job again later" && exit 0 ;;
  111) echo "not reviewed: the change is too large" && exit 0 ;;
  *) exit $status ;;
esac
printf '%s\n' "$review" | jq -r '.problems[] | "\(.file):\(.line): \(.problem)"'
printf '%s\n' "$review" | jq -e '.problems == []' >/dev/null
