import { describe, expect, it } from 'vitest';
import { wholeProbe } from '../../../harness/plan/planned-probe.ts';
import { planTrials, trialId } from '../../../harness/plan/trials.ts';
import { probe as blind } from '../../../harness/probes/blind.ts';
import { probe as frameMiddle } from '../../../harness/probes/frame-middle.ts';
import { probe as full } from '../../../harness/probes/full.ts';
import { choiceItem } from '../../support/items.ts';
import { smallProtocol } from '../../support/protocol.ts';

const protocol = smallProtocol();

describe('planTrials', () => {
  it('keeps the trials of a video together, whatever the order of the rows', () => {
    const items = ['a_1', 'b_1', 'a_2'].map((id) => choiceItem(id));
    const { trials } = planTrials(items, [full, blind].map(wholeProbe), {
      kind: 'model',
      protocol,
    });
    expect(trials.map((trial) => trial.id)).toEqual([
      'a_1/full',
      'a_1/blind',
      'a_2/full',
      'a_2/blind',
      'b_1/full',
      'b_1/blind',
    ]);
  });

  it('counts the items that a probe does not apply to, by reason', () => {
    const { clip: _, ...textOnly } = choiceItem('a_1');
    const { trials, inapplicable } = planTrials(
      [textOnly, choiceItem('b_1')],
      [wholeProbe(frameMiddle)],
      {
        protocol,
        kind: 'model',
      },
    );
    expect(trials.map((trial) => trial.id)).toEqual(['b_1/frame-middle']);
    expect(inapplicable).toEqual([{ probe: 'frame-middle', reason: 'it has no clip', items: 1 }]);
  });
});

it('asks a baseline only what has options', () => {
  const { options: _, ...open } = choiceItem('a_1');
  const { trials, inapplicable } = planTrials([open, choiceItem('b_1')], [wholeProbe(full)], {
    protocol,
    kind: 'baseline',
  });
  expect(trials.map((trial) => trial.id)).toEqual(['b_1/full']);
  expect(inapplicable[0]).toMatchObject({ items: 1, reason: 'a baseline chooses among options' });
});

it('a trial id names item, probe, variant and repeat', () => {
  expect(trialId('v_1', 'shuffle', '2', 3)).toBe('v_1/shuffle:2#3');
});
