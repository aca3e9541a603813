import { describeToken, type TokenReport } from '../../diagnosis/token-report.ts';
import { CliError } from '../errors/cli-error.ts';
import { readInput } from './text.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Reads a token from a file and takes away what was pasted around it. It is kept out of every message.
 * @throws CliError E_FILE_UNREADABLE, E_INPUT_TOO_LARGE, E_INPUT_EMPTY, E_TOKEN_MALFORMED
 */
export async function readTokenFile(file: string, terminal: Terminal): Promise<string> {
  return checkedToken(await readInput(file, terminal), file, terminal);
}

/**
 * The token in a text, cleaned.
 * @param subject where the text came from, for a message
 * @throws CliError E_INPUT_EMPTY, E_TOKEN_MALFORMED
 */
export function checkedToken(text: string, subject: string, terminal: Terminal): string {
  if (text.trim() === '') throw new CliError('E_INPUT_EMPTY', subject);
  const { kind, cleaned }: TokenReport = describeToken(text, Date.now());
  if (kind === 'none') throw new CliError('E_TOKEN_MALFORMED', subject);
  terminal.secrets.add(cleaned);
  return cleaned;
}
