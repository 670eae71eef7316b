import { spawnSync } from 'node:child_process';

// srun [options] program …: the program alone, here.
const words = process.argv.slice(2);
const begin = words.findIndex((word) => !word.startsWith('-'));
const [program, ...args] = words.slice(begin);
if (begin === -1 || program === undefined) throw new Error('srun: no program');
const { status } = spawnSync(program, args, { stdio: 'inherit' });
process.exitCode = status ?? 1;
