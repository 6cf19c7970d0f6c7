#!/bin/zsh -f
# Prints the words that zsh would put in place of the last one of the line $1, sorted. A shell on a
# terminal of its own completes the line; there compadd writes what it is told into a file.
zmodload zsh/zpty || exit 1
setup=$(mktemp) || exit 1
offers=$(mktemp) || exit 1
cat >$setup <<'END'
PROMPT=
fpath=($PWD $fpath)
autoload -U compinit && compinit -D -u
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
comppostfuncs=(exit)
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits before
  builtin compadd -A hits "$@"
  zparseopts -E -a ignored P:=before p:=before
  local prefix=$IPREFIX hit
  for hit in $before; do [[ $hit == -[Pp] ]] || prefix+=$hit; done
  for hit in $hits; do print -r -- $prefix$hit >>$offers; done
  builtin compadd "$@"
}
END
export offers
zpty shell zsh -f -i
# Not before: the shell in there is a fork, and would run it too.
trap 'rm -f $setup $offers' EXIT
zpty -w shell "source $setup"
zpty -w -n shell "$1"$'\t'
while zpty -r shell; do :; done >/dev/null
LC_ALL=C sort -u $offers
