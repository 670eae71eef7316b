import { stringify } from 'yaml';
import { SightlineError } from '../../errors.ts';
import { oneLine } from '../../latex-text.ts';
import { percent } from '../../percent.ts';
import type { Result } from '../../schema/result.ts';
import type { ExportFormat, ExportOptions, ExportRecord } from '../export-format.ts';
import { headlineOf, type Headline } from '../headline.ts';
import { hubDataset, hubModel, isWholeSplit, pathPart } from '../hub-place.ts';
import { LeftOut } from '../left-out.ts';
import { protocolLabel, splitLabel } from '../mixture.ts';
import { resultPage } from '../result-page.ts';

/** As the hub's parsers read it: to YAML 1.1 a date without quotes is no text. */
const YAML = { version: '1.1', lineWidth: 0 } as const;

/**
 * Scores for the model pages of the Hugging Face hub (hub-docs, `docs/hub/eval-results.md`): one file a
 * record, below `<developer>/<model>/` the path in the model's own repository. The hub ranks what it is
 * given and knows no intervals, so that rules and parts of a split are left out.
 */
export const format: ExportFormat = {
  summary: '.eval_results/*.yaml for the repositories of the models on the Hugging Face hub',
  makes: 'folder',
  write(records, options) {
    const leftOut = new LeftOut();
    const kept = records.filter((record) => {
      const reason = leftOutBecause(record, options);
      if (reason !== null) leftOut.add(record.result.id, reason);
      return reason === null;
    });
    const notes = leftOut.notes();
    if (kept.length === 0) {
      throw new SightlineError('USAGE', `none of ${records.length} records can stand on the hub`, {
        hint: notes[0] ?? 'name published records or run folders',
      });
    }
    const files = kept.map((record) => ({
      path: pathOf(record.result, kept),
      text: stringify([entryOf(record, options)], YAML),
    }));
    return { files, notes };
  },
};

function leftOutBecause(
  { result, benchmark }: ExportRecord,
  { allowIncomplete, dataset }: ExportOptions,
): string | null {
  const { model, completeness } = result;
  if (model.kind === 'baseline') return 'a rule that sees no video is no model';
  if (scoreOf(result) === null) return 'nothing was scored';
  if (result.benchmark.subset !== undefined)
    return 'an anchored subset follows one model, and is never ranked';
  if (dataset === null && hubDataset(benchmark) === null)
    return 'its benchmark has no dataset on the hub; --dataset names one';
  if (allowIncomplete) return null;
  if (!completeness.complete) return 'trials failed (--allow-incomplete writes it, with a note)';
  return isWholeSplit(result, benchmark)
    ? null
    : 'it is of a part of the split, and the hub ranks what it is given (--allow-incomplete)';
}

function entryOf({ result, benchmark }: ExportRecord, options: ExportOptions) {
  const { provenance } = result;
  const page = resultPage(result, options.site) ?? provenance.source?.url ?? null;
  const score = scoreOf(result);
  return {
    dataset: {
      id: options.dataset ?? hubDataset(benchmark),
      task_id: options.task ?? result.benchmark.id.replaceAll('-', '_'),
    },
    // Per cent with the digits that leaderboards show, as in the documentation's own entries.
    value: score === null ? null : Math.round(score.value * 1e4) / 100,
    date: (provenance.startedAt ?? provenance.publishedAt).slice(0, 'YYYY-MM-DD'.length),
    ...(page === null ? {} : { source: { url: page, name: 'Sightline' } }),
    notes: oneLine(notesOf(result, score)),
  };
}

function notesOf(result: Result, score: Headline | null): string {
  const { benchmark, protocol, completeness, provenance, probes } = result;
  const blind = probes['blind'] === undefined ? null : headlineOf(probes['blind']);
  return [
    `${splitLabel(benchmark)}, n ${score?.n ?? 0}`,
    ...(score?.low == null || score.high === null
      ? []
      : [`95 % interval ${percent(score.low)} to ${percent(score.high)}`]),
    `protocol ${protocolLabel(protocol)}`,
    ...(blind === null ? [] : [`${percent(blind.value)} without the video`]),
    provenance.level,
    ...(completeness.complete ? [] : ['incomplete: trials failed']),
  ].join('; ');
}

function scoreOf({ probes }: Result): Headline | null {
  return probes['full'] === undefined ? null : headlineOf(probes['full']);
}

/** Several scores of a model on one benchmark are several files, as the hub asks for. */
function pathOf(result: Result, all: ExportRecord[]): string {
  const place = placeOf(result);
  const twins = all.filter((one) => placeOf(one.result) === place);
  return `${place}${twins.length === 1 ? '' : `-${result.id}`}.yaml`;
}

function placeOf({ model, benchmark }: Result): string {
  const { developer, name } = hubModel(model);
  return `${pathPart(developer)}/${pathPart(name)}/.eval_results/${pathPart(benchmark.id)}`;
}
