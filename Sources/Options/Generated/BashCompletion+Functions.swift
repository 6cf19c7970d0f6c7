extension BashCompletion {
  /// What does not depend on the tables.
  static let functions = #"""
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

    """#
}
