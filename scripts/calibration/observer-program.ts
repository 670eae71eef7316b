/**
 * An observer as a program for `command:` endpoints: `node observer-program.ts <observer> <seed>`. It
 * gets the request and nothing else, looks at the pixels, and guesses afresh when it is asked again.
 */
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { random } from '../../harness/random.ts';
import type { Part } from '../../harness/schema/prompt.ts';
import { readPicture } from './frames.ts';
import { answer, OBSERVERS, type Observer } from './observers.ts';
import { perceive } from './perception.ts';

const lineSchema = z.looseObject({
  id: z.string(),
  parts: z.array(
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('text'), text: z.string() }),
      z.looseObject({ type: z.literal('image'), data: z.string(), atSeconds: z.number() }),
    ]),
  ),
});

const [name = '', seed = '0'] = process.argv.slice(2);
const observer: Observer | undefined = Object.values(OBSERVERS).find(({ id }) => id === name);
if (observer === undefined) {
  process.stderr.write(`no observer "${name}": ${Object.keys(OBSERVERS).join(', ')}\n`);
  process.exit(2);
}

const asked = new Map<string, number>();
for await (const line of createInterface({ input: process.stdin })) {
  const { id, parts } = lineSchema.parse(JSON.parse(line));
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const times = asked.get(digest) ?? 0;
  asked.set(digest, times + 1);
  const perceived = await perceive(parts.map(partOf), readPicture);
  const stream = random(Number(seed), observer.id, digest, String(times));
  process.stdout.write(`${JSON.stringify({ id, text: answer(observer, perceived, stream) })}\n`);
}

function partOf(part: z.infer<typeof lineSchema>['parts'][number]): Part {
  if (part.type === 'text') return part;
  const { atSeconds, data } = part;
  return { type: 'image', mime: 'image/jpeg', data: Buffer.from(data, 'base64'), atSeconds };
}
