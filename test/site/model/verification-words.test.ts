import { expect, it } from 'vitest';
import {
  verificationFacts,
  verificationSentence,
} from '../../../site/src/model/verification-words.ts';
import { verified } from '../../support/verification.ts';

it('says how many, by whom, when, how often it agrees and how often the model does with itself', () => {
  expect(verificationSentence(verified({ items: 300, of: 2520 }))).toBe(
    '300 of 2\u202f520 items asked again by Another Lab on 2026-11-25: 96.3 % agree [93.3, 98.3]; the same model agrees with itself on 97.1 %.',
  );
  expect(verificationSentence(verified({ items: 2520, of: 2520, seed: null }))).toMatch(
    /^All 2\u202f520 items asked again/,
  );
});

it('gives what is needed to draw the same sample, and where everything was signed', () => {
  const values = verificationFacts(verified()).map(({ name, value }) => `${name}: ${value}`);
  expect(values).toContain('Sample: 15 whole videos, seed 20251125');
  expect(values.some((line) => line.startsWith('Attestation'))).toBe(false);
  const attestation = 'https://example.org/attestations/1';
  const all = verified({ items: 40, of: 40, seed: null });
  const facts = verificationFacts({ ...all, attestation });
  expect(facts.find(({ name }) => name === 'Attestation')?.url).toBe(attestation);
  expect(facts.find(({ name }) => name === 'Sample')?.value).toBe('20 whole videos');
});
