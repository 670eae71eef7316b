import { expect, it } from 'vitest';
import { wholeProbe } from '../../../harness/plan/planned-probe.ts';
import { planTrials } from '../../../harness/plan/trials.ts';
import { probe as blind } from '../../../harness/probes/blind.ts';
import { probe as full } from '../../../harness/probes/full.ts';
import { clipGroups } from '../../../harness/run/clip-groups.ts';
import { choiceItem } from '../../support/items.ts';
import { smallProtocol } from '../../support/protocol.ts';

const protocol = smallProtocol();

const policy = { sampler: 'linspace', count: 4, longSide: 64, jpegQuality: 90 } as const;
const items = ['a_1', 'b_1', 'a_2'].map((id) => choiceItem(id));

it('one group a video, each policy once, whatever another clip a probe shows', () => {
  const { trials } = planTrials(items, [full, blind].map(wholeProbe), { kind: 'model', protocol });
  const groups = [
    ...clipGroups(trials, ({ item, probe }) =>
      probe.id === 'blind'
        ? { file: 'donor.mp4', policy }
        : { file: item.clip?.file ?? '', policy: { ...policy } },
    ),
  ];
  expect(groups.map(({ trials: own, clips }) => [own.map(({ id }) => id), clips])).toEqual([
    [
      ['a_1/full', 'a_1/blind', 'a_2/full', 'a_2/blind'],
      [
        { file: 'videos/a.mp4', below: 'data', policies: [policy] },
        { file: 'donor.mp4', below: 'data', policies: [policy] },
      ],
    ],
    [
      ['b_1/full', 'b_1/blind'],
      [
        { file: 'videos/b.mp4', below: 'data', policies: [policy] },
        { file: 'donor.mp4', below: 'data', policies: [policy] },
      ],
    ],
  ]);
});

it('trials without pictures come in groups that are not too large', () => {
  const many = Array.from({ length: 200 }, (_, index) => choiceItem(`v${index}_1`));
  const { trials } = planTrials(many, [wholeProbe(blind)], { kind: 'model', protocol });
  const groups = [...clipGroups(trials, () => null)];
  expect(groups.flatMap((group) => group.trials)).toEqual(trials);
  expect(Math.max(...groups.map((group) => group.trials.length))).toBe(64);
});

it('files of one name below two folders are two, and trials of another video never share a group', () => {
  const { trials } = planTrials(items, [full].map(wholeProbe), { kind: 'model', protocol });
  const needed = () => [
    { file: 'videos/a.mp4', policy },
    { file: 'videos/a.mp4', below: 'run' as const, policy },
  ];
  const groups = [...clipGroups(trials, needed, ({ item }) => item.id)];
  expect(groups.map((group) => group.trials.map(({ item }) => item.id))).toEqual([
    ['a_1'],
    ['a_2'],
    ['b_1'],
  ]);
  expect(groups[0]?.clips).toEqual([
    { file: 'videos/a.mp4', below: 'data', policies: [policy] },
    { file: 'videos/a.mp4', below: 'run', policies: [policy] },
  ]);
});
