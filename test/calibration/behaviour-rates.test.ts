import { describe, expect, it } from 'vitest';
import { ratesSection, withSection } from '../../scripts/behaviour/page.ts';
import { rateOf } from '../../scripts/behaviour/rates.ts';
import { STUDIES } from '../../scripts/behaviour/studies.ts';
import { BEHAVIOUR_TESTS } from '../../harness/schema/contamination-behaviour.ts';

const MODELS = 120;
const named = (of: string) => STUDIES.filter((study) => study.of === of);
const title = ({ test, words }: (typeof STUDIES)[number]) => `${test}: ${words}`;

describe('clean models, alike on benchmark and control', () => {
  it('are there for every test', () => {
    expect(new Set(named('clean').map(({ test }) => test))).toEqual(new Set(BEHAVIOUR_TESTS));
  });

  it.each(named('clean').map((study) => [title(study), study] as const))(
    '%s: about 5 %% are called suspicious',
    (_, study) => {
      const { rejected } = rateOf(study, MODELS);
      // Three standard errors of so many models.
      expect(rejected / MODELS).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / MODELS));
    },
  );
});

it.each(named('remembers').map((study) => [title(study), study] as const))(
  'a model that remembers is found more often than not – %s',
  (_, study) => {
    expect(rateOf(study, 40).rejected).toBeGreaterThan(20);
  },
);

it('a control that is unlike makes clean models suspicious: the page may not hide it', () => {
  const worst = named('clean, but unlike').map((study) => rateOf(study, 40).rejected / 40);
  expect(Math.max(...worst)).toBeGreaterThan(0.5);
});

it('the section stands in its place, and is replaced there', () => {
  const [study] = STUDIES;
  const rates = [{ study: study!, models: 100, rejected: 5, low: 0.02, high: 0.11 }];
  const once = withSection('# Page\n\nwords\n', ratesSection(rates));
  expect(once).toMatch(/^# Page\n\nwords\n\n<!--[^]*5\.0 % \(2\.0 to 11\.0\)[^]*-->\n$/);
  expect(withSection(once, ratesSection(rates))).toBe(once);
});
