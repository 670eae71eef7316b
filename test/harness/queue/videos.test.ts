import { expect, it } from 'vitest';
import { wholeProbe } from '../../../harness/plan/planned-probe.ts';
import { planTrials } from '../../../harness/plan/trials.ts';
import { probe as blind } from '../../../harness/probes/blind.ts';
import { probe as full } from '../../../harness/probes/full.ts';
import { videosOf } from '../../../harness/queue/videos.ts';
import { choiceItem } from '../../support/items.ts';
import { smallProtocol } from '../../support/protocol.ts';

const items = ['v1_1', 'v2_1', 'v1_2', 'v3_1'].map((id) => choiceItem(id));
const how = { kind: 'model', protocol: smallProtocol() } as const;
const trials = planTrials(items, [full, blind].map(wholeProbe), how).trials;

it('every trial stands with its video, under a name that is the same for any part of the plan', () => {
  const videos = videosOf(trials);
  expect(videos.size).toBe(3);
  expect([...videos.values()].flat()).toHaveLength(trials.length);
  for (const [name, own] of videos) {
    // BullMQ wants no colon, and takes numbers for its own.
    expect(name).toMatch(/^v[0-9a-f]+$/);
    expect(new Set(own.map(({ item }) => item.clip?.file)).size).toBe(1);
    expect([...videosOf(own.slice(-1)).keys()]).toEqual([name]);
  }
});
