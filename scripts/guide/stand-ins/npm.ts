import { readdirSync, writeFileSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };

// npm pack sightline leaves a tarball's name; npm install takes sightline, or a tarball that is there. What
// they really do is tested by test/package/.
const FLAGS =
  /^(--global|--prefer-offline|--offline|--omit=peer|--ignore-scripts|--cache=?\S*|--prefix=?\S*)$/;

const [command, ...words] = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('-'));
const name = words.find((word) => !word.startsWith('-'));
const strange = flags.find((flag) => !FLAGS.test(flag));
if (strange !== undefined) throw new Error(`npm ${command ?? ''} ${strange} has no stand-in`);
if (command === 'pack' && name === 'sightline') {
  const tarball = `sightline-${packageJson.version}.tgz`;
  writeFileSync(tarball, '');
  process.stdout.write(`${tarball}\n`);
} else if (command === 'install' && name !== undefined) {
  const there = name === 'sightline' || readdirSync('.').includes(name.replace(/^\.\//, ''));
  if (!there) throw new Error(`there is no ${name}`);
  process.stdout.write('installed\n');
} else {
  throw new Error(`npm ${words.join(' ')} has no stand-in`);
}
