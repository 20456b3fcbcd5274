import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Failure } from './failure.ts';

/** A password, asked for twice without showing it. */
export async function promptPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Failure('There is no terminal to ask for the password.', 'Pipe it in: … --password-stdin < file');
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    process.stderr.write('Password: ');
    const first = await lines.question('');
    process.stderr.write('\nAgain: ');
    const second = await lines.question('');
    process.stderr.write('\n');
    if (first !== second) throw new Failure('The two passwords differ.', 'Run the command again.');
    return first;
  } finally {
    lines.close();
  }
}

/** The whole of standard input, without the newline at its end. */
export async function pipedPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}
