import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// sbatch [options] job.sh: runs the job at once, the tasks of an array one after the other.
const KNOWN =
  /^--(array|job-name|time|mem|gres|gpus|gpus-per-task|gpus-per-node|cpus-per-task|ntasks|ntasks-per-node|nodes|partition|account|qos|output|error|signal|requeue|open-mode|dependency|parsable|export|constraint|wait)(=.+)?$/;

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('-'));
const [file, ...args] = words.filter((word) => !word.startsWith('-'));
if (file === undefined) throw new Error('sbatch: no job file');
const text = readFileSync(file, 'utf8');
if (!text.startsWith('#!')) throw new Error(`sbatch: ${file} does not begin with #!`);
const lines = text.split('\n').filter((line) => line.startsWith('#SBATCH '));
// A word behind an option is its value only where an equals sign says so; comments follow.
options.push(
  ...lines.map((line) =>
    line
      .slice('#SBATCH '.length)
      .replace(/\s+#.*$/, '')
      .trim(),
  ),
);
for (const option of options) {
  if (!KNOWN.test(option)) throw new Error(`sbatch: ${file}: unknown option "${option}"`);
}
const id = nextJob();
process.stdout.write(options.includes('--parsable') ? `${id}\n` : `Submitted batch job ${id}\n`);

const asked = valueOf('--array');
const tasks = asked === null ? [null] : tasksOf(asked);
for (const task of tasks) {
  const env: NodeJS.ProcessEnv = { ...process.env, SLURM_JOB_ID: String(id) };
  if (task !== null) {
    env['SLURM_ARRAY_JOB_ID'] = String(id);
    env['SLURM_ARRAY_TASK_ID'] = String(task);
    env['SLURM_ARRAY_TASK_COUNT'] = String(tasks.length);
    env['SLURM_ARRAY_TASK_MIN'] = String(Math.min(...tasks.map(Number)));
    env['SLURM_ARRAY_TASK_MAX'] = String(Math.max(...tasks.map(Number)));
  }
  const { status, stdout, stderr } = spawnSync('bash', [file, ...args], { env });
  // Where Slurm writes it.
  const name = (valueOf('--output') ?? (task === null ? 'slurm-%j.out' : 'slurm-%A_%a.out'))
    .replaceAll(/%[jA]/g, String(id))
    .replaceAll('%a', String(task));
  writeFileSync(name, Buffer.concat([stdout, stderr]), { flag: 'a' });
  if (status === 0) continue;
  process.stderr.write(`task ${String(task)} of ${file} ended with ${String(status)}\n`);
  process.stderr.write(Buffer.concat([stdout, stderr]));
  process.exit(1);
}

function valueOf(name: string): string | null {
  const option = options.findLast((one) => one.startsWith(`${name}=`));
  return option === undefined ? null : option.slice(name.length + 1);
}

/** `0-3`, `1,3,5`, `0-3%2`. */
function tasksOf(array: string): number[] {
  return array
    .replace(/%\d+$/, '')
    .split(',')
    .flatMap((part) => {
      const [from = NaN, to = from] = part.split('-').map(Number);
      if (Number.isNaN(from) || Number.isNaN(to)) throw new Error(`sbatch: --array=${array}`);
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    });
}

/** Jobs are counted, so that a page always shows the same numbers. */
function nextJob(): number {
  const counter = `${process.env['HOME']}/.jobs`;
  const number = 1 + (existsSync(counter) ? Number(readFileSync(counter, 'utf8')) : 4210);
  writeFileSync(counter, String(number));
  return number;
}
