import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { groundingReport } from '../../../harness/grounding/grounding-report.ts';
import type { GroundedQuestion } from '../../../harness/grounding/question.ts';
import { GROUNDING_RULES, type GroundingRule } from '../../../harness/grounding/grounding-rule.ts';
import {
  highestFloor,
  trivialFloors,
  trivialSpan,
} from '../../../harness/grounding/trivial-spans.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import golden from './golden.json' with { type: 'json' };

const { sightline, authors } = GROUNDING_RULES;

type Annotations = Record<
  string,
  { duration: number; location: Record<string, [number, number][]> }
>;

function annotations(): Annotations {
  const file = join(realData(), 'next-gqa/gsub_test.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Annotations;
}

function questions(): GroundedQuestion[] {
  return Object.entries(annotations()).flatMap(([cluster, { duration, location }]) =>
    Object.values(location).map((spans) => ({
      cluster,
      durationSeconds: duration,
      gold: spans.map(([start, end]) => ({ start, end })),
      predicted: null,
      right: true,
    })),
  );
}

const { questions: count, videos, segments, ...figures } = golden.nextgqa_test_trivial_spans;
const IDS: Record<keyof typeof figures, string> = {
  whole_video: 'whole-video',
  centre50: 'centre-50',
  centre30: 'centre-30',
  centre10: 'centre-10',
  zero_length_centre_point: 'centre-point',
};

describeWithRealData('NExT-GQA test', () => {
  it('has the known counts', () => {
    const all = questions();
    expect(all).toHaveLength(count);
    expect(Object.keys(annotations())).toHaveLength(videos);
    // Nine of the videos have no question left.
    expect(new Set(all.map(({ cluster }) => cluster)).size).toBe(990);
    expect(all.reduce((sum, { gold }) => sum + gold.length, 0)).toBe(segments);
  });

  it('has the known floors of trivial spans', () => {
    const floors = trivialFloors(questions(), authors);
    for (const [name, expected] of Object.entries(figures)) {
      const floor = floors.find(({ id }) => id === IDS[name as keyof typeof figures])!;
      const found = {
        mIoU: floor.meanIou,
        mIoP: floor.meanIop,
        'IoP@.5': floor.iop50,
        'IoU@.3': floor.iou30,
      };
      for (const [figure, value] of Object.entries(expected))
        expect(found[figure as keyof typeof found].toFixed(4), `${name} ${figure}`).toBe(
          value.toFixed(4),
        );
    }
  });

  it('has a few more spans that reach a half on paper, as exact fractions give them', () => {
    const floors = trivialFloors(questions(), sightline);
    const hits = ['whole-video', 'centre-50', 'centre-30', 'centre-10'].map((id) =>
      Math.round(floors.find((floor) => floor.id === id)!.iop50 * count),
    );
    expect(hits).toEqual([483, 823, 1060, 1301]);
  });

  it('counts the point no longer under the minimum, where the shortest span is nearly as lucky', () => {
    const floors = trivialFloors(questions(), sightline);
    const iop50 = (id: string) => floors.find((floor) => floor.id === id)?.iop50;
    expect(iop50('centre-point')).toBe(0);
    expect(iop50('centre-shortest')).toBeCloseTo(0.24, 2);
    expect(highestFloor(floors)?.id).toBe('centre-shortest');
  });

  it.each<[string, GroundingRule]>([
    ['centre-30', sightline],
    ['centre-point', authors],
  ])('gives an answerer who points at %s nothing above luck', (id, rule) => {
    const all = questions().map((one) => ({
      ...one,
      predicted: trivialSpan(id, one.durationSeconds, rule),
    }));
    const report = groundingReport(all, rule)!;
    const floor = report.floors.find((one) => one.id === id)!;
    expect(report.figures['IoP@0.5'].value).toBeCloseTo(floor.iop50, 12);
    expect(report.figures.mIoU.value).toBeCloseTo(floor.meanIou, 12);
    expect(report.accAtGqa).toMatchObject({ n: count, clusters: 990 });
    expect(report.corrected.kappa).toBeLessThanOrEqual(1e-12);
  });
});
