#!/bin/zsh -f
# Prints, for each argument, the words that zsh would put in place of its last one, sorted. A shell
# on a terminal of its own completes the lines; there compadd writes what it is told into a file.
zmodload zsh/zpty || exit 1
setup=$(mktemp) || exit 1
offers=$(mktemp) || exit 1
cat >$setup <<'END'
PROMPT=
fpath=($PWD $fpath)
autoload -U compinit && compinit -D -u
bindkey '^I' complete-word
bindkey '^U' kill-whole-line
unsetopt auto_list beep
zstyle ':completion:*' insert-tab false
zle-line-init() { print ready to type }
zle -N zle-line-init
integer asked=1
count() {
  asked+=1
  comppostfuncs=(count)
}
comppostfuncs=(count)
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
  for hit in $hits; do printf '%02d%s\n' $asked $prefix${(Q)hit} >>$offers; done
  builtin compadd "$@"
}
END
export offers
zpty shell zsh -f -i
# Not before: the shell in there is a fork, and would run it too.
trap 'rm -f $setup $offers' EXIT
zpty -w shell "source $setup"
zpty -r shell _ '*ready to type*' || exit 1
for line; do zpty -w -n shell $'\C-u'"$line"$'\t'; done
zpty -w shell $'\C-u'exit
while zpty -r shell; do :; done >/dev/null
LC_ALL=C sort -u $offers | cut -c 3-
