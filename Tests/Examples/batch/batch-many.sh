#!/bin/sh
# The same with GNU parallel, which keeps a log of what is done; run it again for what is not. Its options
# may follow; for other machines -S, --transferfile and --return.
set -eu
test -d tickets || { echo "there is no folder tickets" >&2 && exit 1; }
mkdir -p answers
find tickets -maxdepth 1 -name '*.txt' | sort |
  parallel -j 8 --joblog jobs.log --resume-failed "$@" \
    'yibu ask -o answers/.{/} --retry 5 --system @prompt.txt - <{} && mv answers/.{/} answers/{/}'
