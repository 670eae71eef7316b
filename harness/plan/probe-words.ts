import { SightlineError } from '../errors.ts';
import type { Probe } from '../schema/probe.ts';
import { probes as registry } from './probes.ts';

/** A probe as it is asked for: `shuffle=5:600` is five permutations on 600 items. */
export type ProbeRequest = {
  probe: Probe;
  /** Empty: the probe's own. */
  numbers: number[];
  /** Null: every item. */
  items: number | null;
};

const MOST = 1000;

/**
 * Reads `<probe>[=<number>[+<number>…]][:<items>]`, each probe once.
 *
 * @throws `USAGE` for an unknown probe, a number that it does not take, or a probe that is asked for
 * twice in different ways.
 */
export async function probeRequests(words: string[]): Promise<ProbeRequest[]> {
  const requests = new Map<string, { word: string; request: ProbeRequest }>();
  for (const word of words) {
    const request = await probeRequest(word);
    const before = requests.get(request.probe.id);
    if (before !== undefined && before.word !== word) {
      throw new SightlineError('USAGE', `"${before.word}" and "${word}" are the same probe`, {
        hint: 'ask for it once; a later run may add items and variants to it',
      });
    }
    requests.set(request.probe.id, { word, request });
  }
  return Array.from(requests.values(), ({ request }) => request);
}

async function probeRequest(word: string): Promise<ProbeRequest> {
  const [, id, list, items] = /^([a-z0-9-]+)(?:=(\d+(?:\+\d+)*))?(?::(\d+))?$/.exec(word) ?? [];
  if (id === undefined) {
    throw new SightlineError('USAGE', `"${word}" is no probe`, {
      hint: 'write <probe>[=<number>][:<items>]: blind, frame-middle:1000, shuffle=5:600, budget=1+8+32',
    });
  }
  const probe = await registry.load(id);
  const numbers =
    list === undefined ? defaults(probe) : numbersOf(probe, list.split('+').map(Number));
  const count = items === undefined ? null : Number(items);
  if (count === 0) throw new SightlineError('USAGE', `"${word}" asks nothing: 0 items`);
  return { probe, numbers, items: count };
}

function defaults({ numbers }: Probe): number[] {
  return numbers?.default == null ? [] : [numbers.default];
}

function numbersOf({ id, numbers: takes }: Probe, numbers: number[]): number[] {
  if (takes === undefined) throw new SightlineError('USAGE', `the probe ${id} takes no number`);
  if (takes.count === 'one' && numbers.length > 1) {
    throw new SightlineError('USAGE', `the probe ${id} takes one number (${takes.of})`);
  }
  const wrong = numbers.find((number) => number < 1 || number > MOST);
  if (wrong !== undefined) {
    throw new SightlineError(
      'USAGE',
      `the probe ${id} takes 1 to ${MOST} ${takes.of}, not ${wrong}`,
    );
  }
  return [...new Set(numbers)];
}
