/**
 * A video generator for the tests of the `command` adapter. For every request it appends a line to the
 * file of its second argument (`create`, `wait` or `make`, and the file's name), and does what its first
 * argument says; its third is the video that it makes.
 */
import { appendFileSync, copyFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';

const [behaviour = 'make', log = '/dev/null', source = ''] = process.argv.slice(2);
/** Whose videos never come: the environment says it, so that the endpoint's string stays the same. */
const hangs = new RegExp(process.env['GENERATOR_HANGS'] ?? '^$');
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

type Asked = {
  id: string;
  type: string;
  target: string;
  image?: string;
  video?: string;
  job?: string;
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const asked = JSON.parse(line) as Asked;
  const { id, target, job, image, video } = asked;
  const name = `${basename(dirname(target))}/${basename(target).split('.')[0]}`;
  const note = (what: string) => appendFileSync(log, `${JSON.stringify({ what, name, asked })}\n`);
  const inputs = {
    ...(image === undefined ? {} : { image: 'passed' }),
    ...(video === undefined ? {} : { video: 'not-taken' }),
  };
  const done = () => {
    copyFileSync(source, target);
    say({ id, done: true, inputs, model: 'generator-1', billedSeconds: 4 });
  };
  switch (behaviour) {
    case 'make':
      note('make');
      return done();
    case 'jobs':
    case 'jobs-garbage':
      note(job === undefined ? 'create' : 'wait');
      if (job === undefined) say({ id, job: `job of ${name}` });
      if (hangs.test(name)) return;
      if (behaviour === 'jobs') return done();
      writeFileSync(target, 'this is no video');
      return say({ id, done: true });
    case 'lost':
      note(job === undefined ? 'create' : 'wait');
      say({ id, job: job === undefined ? `job of ${name}` : null });
      return say({ id, error: 'it is gone' });
    case 'refuse':
      note('make');
      return say({ id, refusal: 'not such a picture' });
    case 'fail':
      note('make');
      return say({ id, error: `no. You sent ${JSON.stringify(process.env)}` });
    case 'busy':
      note('make');
      return say({ id, error: 'busy', retryable: true });
    case 'garbage':
      note('make');
      writeFileSync(target, 'this is no video');
      return say({ id, done: true });
    case 'nothing':
      note('make');
      return say({ id, done: true });
    case 'noise':
      return process.stdout.write('Loading checkpoint shards: 100%\n');
    default:
      return note('make');
  }
});
