import { fencedBlocks } from '../../harness/fenced-blocks.ts';
import { runPage } from './run-page.ts';
import { readFile } from 'node:fs/promises';

// Runs pages and prints what each of their blocks printed, for whoever writes them.
for (const file of process.argv.slice(2)) {
  const { outputs, problems } = await runPage({ file });
  const blocks = fencedBlocks(await readFile(file, 'utf8'));
  for (const { line, text } of outputs) {
    const lines = blocks.find((block) => block.line === line)?.lines ?? [];
    process.stdout.write(`--- ${file}:${line}\n${lines.join('\n')}\n---\n${text}\n`);
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
