import { rounded } from '../rounded.ts';
import { itemSetPlace } from '../../schema/item-set.ts';
import { shortcutItemsSchema, type ShortcutItems } from '../../schema/shortcut-items.ts';
import type { ItemsAnalysis } from '../../shortcuts/items/analysis.ts';
import type { HardSubsetOf } from '../../shortcuts/items/hard-subset.ts';
import { isJudgement, type Judgement } from '../../shortcuts/items/judge.ts';
import { allows, type Terms } from '../../shortcuts/items/terms.ts';

/** The public record of an analysis: no more of single items than the terms let out. */
export function itemsRecord(analysis: ItemsAnalysis, terms: Terms): ShortcutItems {
  const { items, panel, rule, seed, counts, flags, placebo, anyHit } = analysis;
  const open = allows(terms, 'outcomes');
  const digits = (of: (one: Judgement) => number) =>
    open && analysis.answers < 36
      ? analysis.judged.map((one) => (isJudgement(one) ? of(one).toString(36) : '-')).join('')
      : null;
  return shortcutItemsSchema.parse(
    rounded<ShortcutItems>({
      schemaVersion: 1,
      benchmark: itemSetPlace(items),
      models: panel.models.map(({ id, name, family, blindFrom, observations }) => ({
        id,
        name,
        family,
        result: blindFrom,
        answers: observations.length,
      })),
      rule,
      seed,
      counts,
      flags,
      placebo:
        placebo.kind === 'drawn'
          ? { draws: placebo.draws, spread: placebo.spread }
          : { absent: placebo.reason },
      anyHit,
      significant: analysis.significant,
      breakdowns: open ? analysis.breakdowns : {},
      hits: digits(({ hits }) => hits),
      answers: digits(({ answers }) => answers),
      flagged: open
        ? analysis.judged.map((one) => (isJudgement(one) && one.flagged ? 'x' : '-')).join('')
        : null,
      stratifiedBy: analysis.stratifiedBy,
      hard: analysis.hard.map((one) => hardRow(one, open)),
    }),
  );
}

/** So few items apart, two means would say what single answers are. */
const SMALL = 10;

function hardRow(one: HardSubsetOf, open: boolean): ShortcutItems['hard'][number] {
  if (one.kind === 'absent') return { model: one.model, absent: one.reason };
  if (!open && Math.min(one.items.length, one.judged - one.items.length) < SMALL) {
    return { model: one.model, absent: `fewer than ${SMALL} items are hard, or are not` };
  }
  const { kind: _, items, ...figures } = one;
  return { ...figures, items: items.length };
}

/** The same analysis has the same bytes. */
export function itemsRecordText(record: ShortcutItems): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
