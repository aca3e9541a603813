/** The shells that there is a script for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** One of them. */
export type Shell = (typeof shells)[number];

/** How a shell asks which words may come next: this flag, the program's name, and the words so far. */
export const COMPLETE = '--get-completions';

/** The shell that a path such as `/usr/bin/zsh` names; bash for any other. */
export function shellOf(path: string | undefined): Shell {
  return shells.find((name) => path?.endsWith(name) === true) ?? 'bash';
}

/**
 * The script of a shell. It also makes `powerbi-postman` a command where it is none, because only a word can be completed.
 * @param main absolute path of the file that Node starts
 */
export function completionScript(shell: Shell, main: string): string {
  return scripts[shell](`node '${main.replaceAll("'", `'\\''`)}'`);
}

// prettier-ignore
const scripts: Readonly<Record<Shell, (program: string) => string>> = {
  bash: (program) => `# Completes powerbi-postman in bash. To keep it, add these lines to ~/.bashrc.
type -P powerbi-postman >/dev/null || powerbi-postman() { ${program} "$@"; }
_powerbi_postman() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(powerbi-postman ${COMPLETE} "\${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
  COMPREPLY=("\${COMPREPLY[@]// /\\\\ }")
}
complete -o default -F _powerbi_postman powerbi-postman`,
  zsh: (program) => `# Completes powerbi-postman in zsh. To keep it, add these lines to ~/.zshrc, behind compinit.
(( $+commands[powerbi-postman] )) || powerbi-postman() { ${program} "$@" }
_powerbi_postman() {
  local -a found
  found=("\${(@f)$(powerbi-postman ${COMPLETE} "\${(@)words[1,CURRENT]}" 2>/dev/null)}")
  compadd -- "\${(@)found:#}" || _files
}
compdef _powerbi_postman powerbi-postman`,
  fish: (program) => `# Completes powerbi-postman in fish. To keep it, add these lines to ~/.config/fish/config.fish.
type -q powerbi-postman; or function powerbi-postman; ${program} $argv; end
complete -c powerbi-postman -a '(powerbi-postman ${COMPLETE} (commandline -opc) (commandline -ct) 2>/dev/null)'`,
  // A function would not be completed there as a program is.
  powershell: () => `# Completes powerbi-postman in PowerShell, where it is a program of the PATH. To keep it, add these lines to the file that $PROFILE names.
Register-ArgumentCompleter -Native -CommandName powerbi-postman -ScriptBlock {
  param($word, $line, $cursor)
  $words = @($line.CommandElements | ForEach-Object { "$_" })
  if ($word -eq '') { $words += '' }
  powerbi-postman ${COMPLETE} @words | Where-Object { $_ -like "$word*" } | ForEach-Object {
    $text = if ($_ -match ' ') { "'$_'" } else { $_ }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}`,
};
