import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { checkDockerfile } from '../container-recipe.ts';
import { flag } from '../model-server.ts';

// docker build [-t NAME] [-f FILE] CONTEXT checks the recipe; docker run … NAME WORDS runs sightline WORDS here.
const WITH_VALUE =
  /^(-v|-e|-w|-u|-p|--(volume|env|workdir|user|gpus|network|name|mount|env-file|shm-size|entrypoint|platform))$/;

const [command, ...words] = process.argv.slice(2);
if (command === 'build') {
  const context = words.at(-1) ?? '.';
  const file = flag(words, '-f') ?? flag(words, '--file') ?? join(context, 'Dockerfile');
  checkDockerfile(readFileSync(file, 'utf8'), context);
  process.stdout.write(`built ${flag(words, '-t') ?? flag(words, '--tag') ?? file}\n`);
} else if (command === 'run') {
  let at = 0;
  while (words[at]?.startsWith('-') === true) at += WITH_VALUE.test(words[at] ?? '') ? 2 : 1;
  const [image, ...inside] = words.slice(at);
  if (image === undefined) throw new Error('docker run: no image');
  const args = inside[0] === 'sightline' ? inside.slice(1) : inside;
  process.exitCode = spawnSync('sightline', args, { stdio: 'inherit' }).status ?? 1;
} else {
  throw new Error(`docker ${command ?? ''} has no stand-in`);
}
