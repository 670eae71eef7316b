/**
 * A model for the tests of the `command` adapter: does what its first argument says, for every request,
 * and appends what it was asked to the file of its second argument.
 */
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [behaviour = 'answer', log = '/dev/null'] = process.argv.slice(2);
const usage = { inputTokens: 1117, outputTokens: 46 };
const replies: Record<string, object> = {
  answer: { text: 'The answer is B.', reasoning: 'A man opens the box.', usage },
  length: { text: 'The person', finish: 'length', usage },
  refusal: { text: 'I cannot.', finish: 'refusal' },
  empty: { text: '' },
};
const say = (line: string) => process.stdout.write(`${line}\n`);
const held: string[] = [];

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id } = JSON.parse(line) as { id: string };
  appendFileSync(log, `${line}\n`);
  const sent = JSON.stringify(process.env);
  if (behaviour in replies) say(JSON.stringify({ id, ...replies[behaviour] }));
  else if (behaviour === '429' || behaviour === '500')
    say(JSON.stringify({ id, error: `busy. You sent ${sent}`, retryable: true }));
  else if (behaviour === '400' || behaviour === '401')
    say(JSON.stringify({ id, error: `no. You sent ${sent}` }));
  else if (behaviour === 'die') process.exit(3);
  else if (behaviour === 'noise') say('Loading checkpoint shards: 100%');
  else if (behaviour === 'backwards') {
    held.unshift(id);
    if (held.length === 3) for (const one of held) say(JSON.stringify({ id: one, text: one }));
  }
});
