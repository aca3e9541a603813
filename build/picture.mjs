// Remakes docs/run.svg, the picture of the README: what `npm start` really prints in a terminal. Needs `script` of util-linux.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';

const root = fileURLToPath(new URL('..', import.meta.url));
const COLUMNS = 100;
const CELL = { width: 7.53, height: 17 };
const MARGIN = { left: 22, top: 30 };
/** The terminal's colours 0 to 7, on a dark ground. */
const COLOURS = ['#14181f', '#ff7b8a', '#7fd18c', '#e8c268', '#8fb8ff', '#d3a4f5', '#6fd0d6', '#d7dde5'];
const [GROUND, TEXT, MUTED] = ['#14181f', '#d7dde5', '#8b95a3'];

const lines = [[{ text: '$ npm start', colour: COLOURS[4], bold: true }], ...(await run())];
const height = MARGIN.top * 2 + (lines.length - 1) * CELL.height;
const width = Math.ceil(COLUMNS * CELL.width) + MARGIN.left * 2;
const said = lines.map((runs) => runs.map(({ text }) => text).join('')).find((line) => line.startsWith('✓'));
writeFileSync(
  join(root, 'docs', 'run.svg'),
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(`Terminal: npm start runs every request against the emulator. ${said ?? ''}`.trim())}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="12" fill="${TEXT}">`,
    ...lines.flatMap(draw),
    '</g>',
    '</svg>',
    '',
  ].join('\n'),
);

/** What is on the screen after a run, line by line, in pieces of one colour. */
async function run() {
  const command = `stty cols ${COLUMNS} rows 60; exec node build/start.mjs`;
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, TERM: 'xterm-256color' };
  const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd: root, env });
  if (status !== 0) throw new Error(`the run ended with ${status}:\n${stdout}`);
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 60, scrollback: 1000, allowProposedApi: true });
  await new Promise((done) => terminal.write(stdout, () => done(undefined)));
  const buffer = terminal.buffer.active;
  const found = Array.from({ length: buffer.length }, (_, at) => piecesOf(buffer.getLine(at)));
  while (found.at(-1)?.length === 0) found.pop();
  return found;
}

function piecesOf(line) {
  const pieces = [];
  for (let column = 0; column < line.translateToString(true).trimEnd().length; column += 1) {
    const cell = line.getCell(column);
    const colour = cell.isFgPalette() ? COLOURS[cell.getFgColor() % 8] : cell.isDim() ? MUTED : undefined;
    const bold = cell.isBold() !== 0;
    const last = pieces.at(-1);
    const text = cell.getChars() || ' ';
    if (last && last.colour === colour && last.bold === bold) last.text += text;
    else pieces.push({ text, colour, bold });
  }
  return pieces;
}

/** One text for a line, so that it can be selected whole; each part begins in its column, whatever the font. Nothing for an empty one. */
function draw(pieces, index) {
  if (pieces.length === 0) return [];
  let column = 0;
  const spans = pieces.flatMap(({ text, colour, bold }) =>
    text.split(/( {2,})/).map((part) => {
      const x = (MARGIN.left + column * CELL.width).toFixed(1);
      column += part.length;
      const style = `${colour === undefined ? '' : ` fill="${colour}"`}${bold ? ' font-weight="bold"' : ''}`;
      return part.trim() === '' ? '' : `<tspan x="${x}"${style}>${escape(part)}</tspan>`;
    }),
  );
  return `<text y="${MARGIN.top + index * CELL.height}" xml:space="preserve">${spans.join('')}</text>`;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
