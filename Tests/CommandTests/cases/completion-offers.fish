#!/usr/bin/env fish
# Prints the words that fish would put in place of the last one of the line $argv[1], sorted.
source ./yibu.fish
complete -C $argv[1] | string replace -r '\t.*' '' | env LC_ALL=C sort -u
