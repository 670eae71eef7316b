import { expect, it } from 'vitest';
import { probes } from '../../../harness/plan/probes.ts';
import { smallProtocol } from '../../support/protocol.ts';

it.each(['options-only', 'question-only', 'rotate', 'blind-rotate'])(
  '%s says of an open-ended question no more than that it has no options',
  async (id) => {
    const probe = await probes.load(id);
    const gold = { kind: 'hidden' as const };
    const item = { id: '1', cluster: 'v', split: 'val', question: 'Why?', gold, tags: {} };
    expect(probe.applies({ ...item, clip: { file: 'v.mp4' } }, smallProtocol())).toBe(
      'it has no options',
    );
  },
);
