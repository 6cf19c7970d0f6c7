# fish completion for yibu. Made from the option table in Sources/Options by `make generate`.

# The command on the line: the first word that is neither an option nor an option's value.
function __yibu_command
    set -l words (commandline -opc)
    set -l skip
    for word in $words[2..-1]
        if set -q skip[1]
            set skip
            continue
        end
        switch $word
            case --model --max-tokens --system --attach --tool --tool-choice --thinking --effort --schema --temperature --top-p --top-k --stop --cache --user-id --data --set --conversation --tool-result --tool-error --output --dump-header --write-out --record --replay --replay-ignore --base-url --key-file --header --beta --connect-timeout --idle-timeout --max-time --retry --retry-delay --retry-max-time --proxy --cacert --cert --key --unix-socket --generate
                set skip 1
            case '--*'
            case '-*'
                string match -qr -- '^-[jesvhV]*[maTdcoDwHxE]$' $word
                and set skip 1
            case '*'
                echo $word
                return
        end
    end
end

# Whether the command is still to come.
function __yibu_bare
    not __yibu_command | string length -q
end

# Whether the command is one of these.
function __yibu_is
    contains -- (__yibu_command) $argv
end

# Whether the command is one of these, or still to come.
function __yibu_for
    __yibu_bare
    or __yibu_is $argv
end

# The value that is being typed, without the option before it.
function __yibu_value
    string replace -r -- '^(--[^=]*=|-[jesvhV]*[maTdcoDwHxE])' '' (commandline -ct)
end

# Files of that extension, and folders.
function __yibu_files --argument-names extension
    complete -C "'' "(__yibu_value) | string match -r -- '.*/$|.*\.'$extension'$'
end

# Files after a text's @, once the value begins with that pattern.
function __yibu_files_after --argument-names pattern
    set -l parts (string match -r -- "^($pattern)([^@].*|)\$" (__yibu_value))
    or return
    string replace -r -- '^' $parts[2] (complete -C "'' $parts[3]")
end

complete -c yibu -f
complete -c yibu -n __yibu_bare -a ask -d 'send one request, print the answer'
complete -c yibu -n __yibu_bare -a count -d 'count the input tokens of the same request'
complete -c yibu -n __yibu_bare -a models -d 'list the models that the key may use'
complete -c yibu -n __yibu_bare -a balance -d 'print what is left on the key'
complete -c yibu -n __yibu_bare -a help -d 'explain a command'
complete -c yibu -n '__yibu_is help' -a ask -d 'send one request, print the answer'
complete -c yibu -n '__yibu_is help' -a count -d 'count the input tokens of the same request'
complete -c yibu -n '__yibu_is help' -a models -d 'list the models that the key may use'
complete -c yibu -n '__yibu_is help' -a balance -d 'print what is left on the key'
complete -c yibu -n '__yibu_is help' -a help -d 'explain a command'
complete -c yibu -n '__yibu_is help' -a all -d 'every option'
complete -c yibu -n '__yibu_for ask count' -s m -l model -x -a '$YIBU_MODEL' -d 'the model to ask (default claude-sonnet-5-5)'
complete -c yibu -n '__yibu_for ask count' -l max-tokens -x -d 'the longest answer, in tokens (default 4096)'
complete -c yibu -n '__yibu_for ask count' -l system -x -a '(__yibu_files_after @)' -d 'the system prompt'
complete -c yibu -n '__yibu_for ask count' -s a -l attach -r -F -d 'attach an image, a PDF or a text'
complete -c yibu -n '__yibu_for ask count' -s T -l tool -x -a '(__yibu_files json)' -d 'a tool the model may call, as JSON'
complete -c yibu -n '__yibu_for ask count' -l tool-choice -x -a 'auto any none' -d 'whether a tool must be called, or which one'
complete -c yibu -n '__yibu_for ask count' -l no-parallel-tools -d 'at most one tool call in the answer'
complete -c yibu -n '__yibu_for ask count' -l thinking -x -a 'adaptive disabled between_tools' -d 'how the model thinks before it answers'
complete -c yibu -n '__yibu_for ask count' -l effort -x -a 'low medium high xhigh max' -d 'effort: low, medium, high, xhigh or max'
complete -c yibu -n '__yibu_for ask count' -l schema -x -a '(__yibu_files json)' -d 'JSON Schema that the answer must follow'
complete -c yibu -n '__yibu_for ask count' -l temperature -x -d 'sampling temperature'
complete -c yibu -n '__yibu_for ask count' -l top-p -x -d 'sample from the likeliest tokens up to this probability'
complete -c yibu -n '__yibu_for ask count' -l top-k -x -d 'sample from that many likeliest tokens'
complete -c yibu -n '__yibu_for ask count' -l stop -x -a '(__yibu_files_after @)' -d 'end the answer before this text'
complete -c yibu -n '__yibu_for ask count' -l cache -x -a '5m 1h' -d 'cache what stays the same from run to run'
complete -c yibu -n '__yibu_for ask count' -l user-id -x -d 'an opaque id of the user who asks'
complete -c yibu -n '__yibu_for ask count' -s d -l data -x -a '(__yibu_files_after @)' -d 'the request\'s body, or the base of it'
complete -c yibu -n '__yibu_for ask count' -l set -x -a '(__yibu_files_after "[^=]+=@")' -d 'set any other member of the body'
complete -c yibu -n '__yibu_for ask count' -s c -l conversation -x -a '(__yibu_files json)' -d 'continue the conversation in a file'
complete -c yibu -n '__yibu_for ask count' -l tool-result -x -a '(__yibu_files_after "[^=]+=@")' -d 'answer a tool call of the last turn'
complete -c yibu -n '__yibu_for ask count' -l tool-error -x -a '(__yibu_files_after "[^=]+=@")' -d 'say that a tool call failed, and how'
complete -c yibu -s j -l json -d 'print the answer\'s JSON'
complete -c yibu -n '__yibu_for ask' -s e -l events -d 'print each stream event as a line of JSON'
complete -c yibu -n '__yibu_for ask' -l tool-calls -d 'print only the tool calls, a line of JSON each'
complete -c yibu -n '__yibu_for ask' -l stream -d 'ask for the answer as a stream'
complete -c yibu -n '__yibu_for ask' -l no-stream -d 'ask for the answer in one piece'
complete -c yibu -n '__yibu_for ask' -l extract -d 'print only the first fenced code block of the answer'
complete -c yibu -s o -l output -r -F -d 'write the answer to a file'
complete -c yibu -n '__yibu_for ask' -l show-thinking -d 'show the model\'s thinking on standard error'
complete -c yibu -n '__yibu_for ask count models' -s D -l dump-header -r -F -d 'write the response\'s status line and headers to a file'
complete -c yibu -n '__yibu_for ask count models' -s w -l write-out -x -a '(__yibu_files_after @)' -d 'print this after the answer, as curl does'
complete -c yibu -l record -r -F -d 'keep the response in a file or folder, for --replay'
complete -c yibu -l replay -x -a '(__yibu_files http)' -d 'take the response from a file or folder'
complete -c yibu -l replay-ignore -x -d 'let this member of the body differ from a recorded one'
complete -c yibu -n '__yibu_for ask' -l strict-tools -d 'exit with 115 if a call does not follow its schema'
complete -c yibu -n '__yibu_for ask' -l exit-code -d 'exit with 110 if the answer asks for tools'
complete -c yibu -n '__yibu_for ask count' -l dry-run -d 'print the body that would be sent, and exit'
complete -c yibu -n '__yibu_for ask count models' -l print-curl -d 'print a curl command for the request, and exit'
complete -c yibu -s s -l silent -d 'no notes and no warnings, errors only'
complete -c yibu -s v -l verbose -d 'show headers and timing on standard error'
complete -c yibu -l base-url -x -d 'the server (default https://yibuapi.com)'
complete -c yibu -l key-file -r -F -d 'read the key from a file'
complete -c yibu -s H -l header -x -a '(__yibu_files_after @)' -d 'add, replace or remove a request header'
complete -c yibu -l beta -x -d 'switch on a beta feature of the API'
complete -c yibu -l connect-timeout -x -d 'give up if connecting takes longer'
complete -c yibu -l idle-timeout -x -d 'give up after this long without data (default 300)'
complete -c yibu -l max-time -x -d 'give up if everything together takes longer'
complete -c yibu -l retry -x -d 'how many times to try again (default 2)'
complete -c yibu -l retry-delay -x -d 'wait this long between attempts'
complete -c yibu -l retry-max-time -x -d 'do not retry later than this (default 120)'
complete -c yibu -s x -l proxy -x -d 'go through a proxy'
complete -c yibu -l cacert -r -F -d 'trust the certificates in a file'
complete -c yibu -s E -l cert -x -a '(__yibu_files pem)' -d 'show the server this client certificate'
complete -c yibu -l key -r -F -d 'private key of the client certificate'
complete -c yibu -l unix-socket -r -F -d 'connect to this Unix socket'
complete -c yibu -s h -l help -d 'show the common options; --help all shows every one'
complete -c yibu -s V -l version -d 'show the version'
complete -c yibu -l generate -x -a 'man complete-bash complete-zsh complete-fish' -d 'print the man page, or the completion for a shell'
