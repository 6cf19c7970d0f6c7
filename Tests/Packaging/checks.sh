# shellcheck shell=sh
# What the tests of the packages share; they are at the top level when they read this.

# A make that runs this, with -C for example, must not make the ones in it print folders.
unset MAKEFLAGS MFLAGS MAKELEVEL
# shellcheck disable=SC2034 # for the tests
make=${MAKE:-make}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$0: $*" >&2
  exit 1
}

# Says that a test is skipped, which in continuous integration is a failure.
skip() {
  echo "$0: skipped: $*" >&2
  test "${CI:-}" != true
}

# The commands, as the man page names them.
commands=$(sed -n 's/^[.].. Commands: //p' man/yibu.1)

# The files that an installation below the prefix $1 consists of, but for the documents.
expected_files() {
  echo "$1/bin/yibu"
  echo "$1/share/bash-completion/completions/yibu"
  echo "$1/share/fish/vendor_completions.d/yibu.fish"
  echo "$1/share/man/man1/yibu.1"
  for command in $commands; do echo "$1/share/man/man1/yibu-$command.1"; done
  echo "$1/share/zsh/site-functions/_yibu"
}

# Compares the files below $1 with those expected below the prefix $2.
compare_files() {
  expected_files "$2" | LC_ALL=C sort >"$work/expected"
  (cd "$1" && find . -type f | sed -e 's/^[.]//' -e '/[/]doc[/]yibu[/]/d') |
    LC_ALL=C sort >"$work/found"
  diff "$work/expected" "$work/found" >&2 || fail "the files are not those expected"
  test -f "$1$2/share/doc/yibu/LICENSE" || fail "no licence"
  test -f "$1$2/share/doc/yibu/README.md" || fail "no README"
}

# A stand-in for the binary: what is tested is where it goes.
stand_in() {
  printf '#!/bin/sh\necho stand-in\n' >"$work/stand-in"
  chmod 755 "$work/stand-in"
  echo "$work/stand-in"
}
