/** Completes commands and options in PowerShell; yargs has scripts for the other shells only. */
export const POWERSHELL = `Register-ArgumentCompleter -Native -CommandName powerbi-postman -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = $commandAst.CommandElements | ForEach-Object { $_.ToString() }
  & powerbi-postman --get-yargs-completions @words |
    Where-Object { $_ -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`;
