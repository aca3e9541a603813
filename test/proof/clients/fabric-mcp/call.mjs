// Starts the Fabric MCP server, calls one of its tools as an assistant would, and prints what it says. Exit code 1 for an error.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const PROGRAM = fileURLToPath(new URL('node_modules/@microsoft/fabric-mcp-linux-x64/dist/fabmcp', import.meta.url));
const [, , name, given = '{}'] = process.argv;

const server = spawn(PROGRAM, ['server', 'start', '--mode', 'all'], {
  stdio: ['pipe', 'pipe', 'ignore'],
  env: { ...process.env, AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential' },
});
const waiting = new Map();
createInterface({ input: server.stdout }).on('line', (line) => {
  const message = JSON.parse(line);
  waiting.get(message.id)?.(message);
});
server.on('error', (error) => end(error.message, 1));
server.on('exit', (code) => end(`the server ended with ${code}`, 1));

await ask('initialize', {
  protocolVersion: '2025-03-26',
  capabilities: {},
  clientInfo: { name: 'powerbi-postman proof', version: '1' },
});
send({ method: 'notifications/initialized' });
const { result } = await ask('tools/call', { name, arguments: JSON.parse(given) });
end(result.content.map(({ text }) => text).join('\n'), result.isError ? 1 : 0);

function ask(method, params) {
  const id = waiting.size + 1;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    send({ id, method, params });
  });
}

function send(message) {
  server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function end(text, code) {
  server.removeAllListeners('exit').kill();
  console.log(text);
  process.exit(code);
}
