# Prints what is not laid out as the cases' README says: awk -f layout.awk cases/*.txt
function wrong(text) { print FILENAME ":" FNR ": " text; failed = 1 }
BEGIN {
  count = split("each needs time-limit unset env secret file,copy,folder,fifo,link mode stdin,stdin-open \
    terminal stdout-closes-after $ server request,reply signal,resize status stdout stderr after exists \
    gone leftovers took cpu", words)
  for (i = 1; i <= count; i++) {
    many = split(words[i], same, ",")
    for (j = 1; j <= many; j++) rank[same[j]] = i
  }
}
FNR == 1 { last = blank = 0 }
/[ \t]$/ { wrong("a space at the end of the line") }
/^# / && FNR > 1 && !blank { wrong("no blank line before the case") }
/^# / { last = 0 }
blank && !/^#/ && NR > 1 && FNR > 1 { wrong("a blank line within a case") }
/^$/ { blank = 1; next }
{ blank = 0 }
/^[a-z$]/ {
  if ($1 in rank) {
    if (rank[$1] < last) wrong($1 " comes earlier")
    last = rank[$1]
  }
}
END { exit failed }
