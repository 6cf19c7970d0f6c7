# shellcheck shell=bash
# bash completion for yibu. Made from the option table in Sources/Options by `make generate`.

# The options of the command $1, of all commands where it is none, into `options`.
_yibu_options() {
  case $1 in
    ask) options='--model --max-tokens --system --attach --tool --tool-choice --no-parallel-tools --thinking
      --effort --schema --temperature --top-p --top-k --stop --cache --user-id --data --set
      --conversation --tool-result --tool-error --json --events --tool-calls --stream
      --no-stream --extract --output --show-thinking --dump-header --write-out --record --replay
      --replay-ignore --strict-tools --exit-code --dry-run --print-curl --silent --verbose
      --base-url --key-file --header --beta --connect-timeout --idle-timeout --max-time --retry
      --retry-delay --retry-max-time --proxy --cacert --cert --key --unix-socket --help
      --version --generate' ;;
    count) options='--model --max-tokens --system --attach --tool --tool-choice --no-parallel-tools --thinking
      --effort --schema --temperature --top-p --top-k --stop --cache --user-id --data --set
      --conversation --tool-result --tool-error --json --output --dump-header --write-out
      --record --replay --replay-ignore --dry-run --print-curl --silent --verbose --base-url
      --key-file --header --beta --connect-timeout --idle-timeout --max-time --retry
      --retry-delay --retry-max-time --proxy --cacert --cert --key --unix-socket --help
      --version --generate' ;;
    models) options='--json --output --dump-header --write-out --record --replay --replay-ignore --print-curl
      --silent --verbose --base-url --key-file --header --beta --connect-timeout --idle-timeout
      --max-time --retry --retry-delay --retry-max-time --proxy --cacert --cert --key
      --unix-socket --help --version --generate' ;;
    balance) options='--json --output --record --replay --replay-ignore --silent --verbose --base-url --key-file
      --header --beta --connect-timeout --idle-timeout --max-time --retry --retry-delay
      --retry-max-time --proxy --cacert --cert --key --unix-socket --help --version --generate' ;;
    help) options='--json --output --record --replay --replay-ignore --silent --verbose --base-url --key-file
      --header --beta --connect-timeout --idle-timeout --max-time --retry --retry-delay
      --retry-max-time --proxy --cacert --cert --key --unix-socket --help --version --generate' ;;
    *) options='--model --max-tokens --system --attach --tool --tool-choice --no-parallel-tools --thinking
      --effort --schema --temperature --top-p --top-k --stop --cache --user-id --data --set
      --conversation --tool-result --tool-error --json --events --tool-calls --stream
      --no-stream --extract --output --show-thinking --dump-header --write-out --record --replay
      --replay-ignore --strict-tools --exit-code --dry-run --print-curl --silent --verbose
      --base-url --key-file --header --beta --connect-timeout --idle-timeout --max-time --retry
      --retry-delay --retry-max-time --proxy --cacert --cert --key --unix-socket --help
      --version --generate' ;;
  esac
}

# What may follow the option $1, into `kind`; empty for a switch.
_yibu_kind() {
  case $1 in
    -m | --model) kind='model' ;;
    --max-tokens | --temperature | --top-p | --top-k | --user-id | --replay-ignore | --base-url | --beta | --connect-timeout | --idle-timeout | --max-time | --retry | --retry-delay | --retry-max-time | -x | --proxy) kind='nothing' ;;
    --system | --stop | -d | --data | -w | --write-out | -H | --header) kind='text' ;;
    -a | --attach | -o | --output | -D | --dump-header | --record | --key-file | --cacert | --key | --unix-socket) kind='files' ;;
    -T | --tool | --schema | -c | --conversation) kind='files json' ;;
    --tool-choice) kind='words auto any none' ;;
    --thinking) kind='words adaptive disabled between_tools' ;;
    --effort) kind='words low medium high xhigh max' ;;
    --cache) kind='words 5m 1h' ;;
    --set | --tool-result | --tool-error) kind='pair' ;;
    --replay) kind='files http' ;;
    -E | --cert) kind='files pem' ;;
    --generate) kind='words man complete-bash complete-zsh complete-fish' ;;
    *) kind= ;;
  esac
}

# The words up to the cursor, into `typed`. Bash takes words apart at `=`, `@` and `:`
# (COMP_WORDBREAKS); what no blank parts is one word here.
_yibu_words() {
  local line=${COMP_LINE:0:COMP_POINT} part blank i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    part=${COMP_WORDS[i]}
    blank=${line%%[! $'\t\n']*}
    line=${line#"$blank"}
    if ((i == COMP_CWORD)); then part=$line; fi
    if [[ $i == 0 || $blank ]]; then
      typed+=("$part")
    else
      typed[${#typed[@]} - 1]+=$part
    fi
    line=${line#"$part"}
  done
}

# The letters of the word $1 up to the first that takes a value, into `letters`, and what that
# one takes into `kind`.
_yibu_letters() {
  local i
  for ((i = 1; i < ${#1}; i++)); do
    _yibu_kind "-${1:i:1}"
    letters=${1:0:i+1}
    if [[ $kind ]]; then return; fi
  done
}

# Adds what `compgen` finds, with $1 before each. Bash replaces only what comes after the last
# of COMP_WORDBREAKS, and an @ with what follows it.
_yibu_reply() {
  local prefix=$1 breaks=${COMP_WORDBREAKS//[[:space:]]/} cut found
  shift
  cut=${current%"${current##*["$breaks"]}"}
  cut=${cut%@}
  while IFS= read -r found; do
    # Bash itself ends a folder's name with a slash only where the word is no more than that,
    # and where it quotes a name after an @, it quotes the @.
    if [[ $kind == files* && $prefix && -d $found ]]; then
      found+=/
      compopt -o nospace 2>/dev/null
    fi
    if [[ $prefix == *@ ]]; then printf -v found %q "$found"; fi
    found=$prefix$found
    COMPREPLY+=("${found#"$cut"}")
  done < <(compgen "$@")
}

# The files that begin with $2, and folders, with $1 before each.
_yibu_files() {
  local prefix=$1 path=$2 suffix=''
  if [[ $kind == 'files '* ]]; then suffix=${kind#files }; fi
  if [[ $prefix != *@ ]]; then compopt -o filenames 2>/dev/null; fi
  if [[ $path == [\"\']* ]]; then
    prefix+=${path:0:1}
    path=${path:1}
  fi
  path=${path//\\/}
  if [[ $suffix ]]; then
    _yibu_reply "$prefix" -d -- "$path"
    _yibu_reply "$prefix" -f -X "!*.$suffix" -- "$path"
  else
    _yibu_reply "$prefix" -f -- "$path"
  fi
}

# What the option of that `kind` takes, for a value that begins with $2 and stands after $1.
_yibu_value() {
  case $kind in
    model) _yibu_reply "$1" -W "${YIBU_MODEL:-}" -- "$2" ;;
    words*) _yibu_reply "$1" -W "${kind#words}" -- "$2" ;;
    files*) _yibu_files "$1" "$2" ;;
    text)
      kind=files
      if [[ $2 == @* && $2 != @@* ]]; then _yibu_files "$1@" "${2#@}"; fi
      ;;
    pair)
      kind=files
      if [[ $2 == *=@* ]]; then _yibu_files "$1${2%%=@*}=@" "${2#*=@}"; fi
      ;;
  esac
}

# Completes a command, an option, or an option's value.
_yibu() {
  local typed=() options letters kind='' word current command='' pending='' ended='' i
  COMPREPLY=()
  _yibu_words
  current=${typed[${#typed[@]} - 1]}
  for ((i = 1; i < ${#typed[@]} - 1; i++)); do
    word=${typed[i]}
    if [[ $pending ]]; then
      pending=
    elif [[ ! $ended && $word == -- ]]; then
      ended=1
    elif [[ ! $ended && $word == --*=* ]]; then
      :
    elif [[ ! $ended && $word == --* ]]; then
      _yibu_kind "$word"
      pending=$kind
    elif [[ ! $ended && $word == -?* ]]; then
      _yibu_letters "$word"
      [[ $kind && $letters == "$word" ]] && pending=$kind
    else
      command=${command:-$word}
    fi
  done
  if [[ $pending ]]; then
    kind=$pending
    _yibu_value '' "$current"
  elif [[ ! $ended && $current == --*=* ]]; then
    _yibu_kind "${current%%=*}"
    _yibu_value "${current%%=*}=" "${current#*=}"
  elif [[ ! $ended && $current == -[!-]?* ]]; then
    _yibu_letters "$current"
    _yibu_value "$letters" "${current#"$letters"}"
  elif [[ ! $ended && $current == -* ]]; then
    _yibu_options "$command"
    _yibu_reply '' -W "$options" -- "$current"
  else
    case $command in
      '') _yibu_reply '' -W 'ask count models balance help' -- "$current" ;;
      help) _yibu_reply '' -W 'all ask count models balance help' -- "$current" ;;
    esac
  fi
}

complete -F _yibu yibu
