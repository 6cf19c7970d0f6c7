#!/usr/bin/env fish
# Prints, for each argument, the words that fish would put in place of its last one, sorted.
source ./yibu.fish
for line in $argv
    complete -C $line | string replace -r '/?(\t.*)?$' '' | env LC_ALL=C sort -u
end
