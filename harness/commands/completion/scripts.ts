import { shellWord } from '../../shell-word.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/**
 * The script that a shell reads. It asks `program completion words -- …` for each word; the answer's
 * first line is `files` or `names`, the others are a candidate, a tab and what it is about.
 *
 * @param program the words that start Sightline, from any folder.
 */
export function completionScript(shell: Shell, program: string[]): string {
  return SCRIPTS[shell](`${program.map(shellWord).join(' ')} completion words --`);
}

const SCRIPTS: Record<Shell, (ask: string) => string> = {
  // Bash splits words at : and =, and replaces what stands behind the last of them only.
  bash: (ask) => `# Sightline's completion for bash: eval "$(npx sightline completion bash)"
_sightline() {
  local line="\${COMP_LINE:0:COMP_POINT}" word="\${COMP_WORDS[COMP_CWORD]}" candidate kind before
  local -a words
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  local begun="\${words[-1]}"
  [[ $word == [:=] ]] && word=''
  before="\${begun%"$word"}"
  COMPREPLY=()
  {
    read -r kind
    while IFS=$'\\t' read -r candidate _; do COMPREPLY+=("\${candidate#"$before"}"); done
  } < <(${ask} "\${words[@]:1}" 2>/dev/null)
  [[ $kind == files ]] || compopt +o default 2>/dev/null
  [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace 2>/dev/null
  if [[ $kind == files && \${#COMPREPLY[@]} -gt 0 ]]; then
    while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -f -- "$word")
  fi
}
complete -o default -F _sightline sightline
`,
  zsh: (ask) => `#compdef sightline
# Sightline's completion for zsh: eval "$(npx sightline completion zsh)" after compinit
_sightline() {
  local -a lines ends names about
  local line
  lines=("\${(@f)$(${ask} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "\${(@)lines[2,-1]}"; do
    [[ -n $line ]] || continue
    case \${line%%$'\\t'*} in
      *[:=]) ends+=("\${line%%$'\\t'*}") ;;
      *) names+=("\${line%%$'\\t'*}"); about+=("\${line%%$'\\t'*}  \${line#*$'\\t'}") ;;
    esac
  done
  (( $#ends )) && compadd -S '' -a ends
  (( $#names )) && compadd -l -d about -a names
  [[ $lines[1] == files ]] && _files
  return 0
}
compdef _sightline sightline
`,
  fish: (ask) => `# Sightline's completion for fish: npx sightline completion fish | source
function __sightline
    set -l words (commandline -opc) (commandline -ct)
    set -l lines (${ask} $words[2..] 2>/dev/null)
    for line in $lines[2..]
        echo $line
    end
    if test "$lines[1]" = files
        __fish_complete_path (commandline -ct)
    end
end
complete -c sightline -f -a '(__sightline)'
`,
};
