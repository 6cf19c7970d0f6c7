#!/bin/sh
# The same with GNU parallel, which keeps a log of what is done; run it again for what is not. Its options
# may follow; for other machines -S, --transferfile and --return.
set -eu
mkdir -p answers
find tickets -name '*.txt' | sort |
  parallel -j 8 --joblog jobs.log --resume-failed "$@" \
    'yibu ask -o answers/{/}.new --retry 5 --system @prompt.txt - <{} && mv answers/{/}.new answers/{/}'
