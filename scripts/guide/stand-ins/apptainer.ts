import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkDefinition } from '../container-recipe.ts';

// apptainer build IMAGE DEFINITION checks the recipe; apptainer run|exec IMAGE WORDS runs sightline here.
const WITH_VALUE = /^(-B|--(bind|env|env-file|pwd|home|overlay))$/;

const [command, ...words] = process.argv.slice(2);
let at = 0;
while (words[at]?.startsWith('-') === true) at += WITH_VALUE.test(words[at] ?? '') ? 2 : 1;
const [image, ...inside] = words.slice(at);
if (image === undefined) throw new Error(`apptainer ${command ?? ''}: no image`);
if (command === 'build') {
  const [definition = ''] = inside;
  checkDefinition(readFileSync(definition, 'utf8'));
  writeFileSync(image, `built of ${definition}\n`);
} else if (command === 'run' || command === 'exec') {
  if (!existsSync(image)) throw new Error(`there is no image ${image}`);
  const args = inside[0] === 'sightline' ? inside.slice(1) : inside;
  process.exitCode = spawnSync('sightline', args, { stdio: 'inherit' }).status ?? 1;
} else {
  throw new Error(`apptainer ${command ?? ''} has no stand-in`);
}
