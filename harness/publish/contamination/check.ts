import type { Terminal } from '../../command.ts';
import type { AuditRow } from '../../contamination/audit-sheet.ts';
import type { CorpusEntry } from '../../contamination/corpus/entry.ts';
import { idCheck } from '../../contamination/ids/id-check.ts';
import type { LevelCheck, LevelFinding } from '../../contamination/level-check.ts';
import { levelReport } from '../../contamination/level-report.ts';
import { overallState } from '../../contamination/states.ts';
import type { NullPass } from '../../contamination/text/null-corpus.ts';
import { textCheck } from '../../contamination/text/text-check.ts';
import { textPass, type TextItem } from '../../contamination/text/text-pass.ts';
import { itemText, textUnit } from '../../contamination/text/text-unit.ts';
import { describeItems } from '../../plan/item-set.ts';
import type { FrameLevel } from '../../run/frame-hashes/frame-level.ts';
import type { Benchmark } from '../../schema/benchmark.ts';
import type { Item } from '../../schema/item.ts';
import { itemSetPlace } from '../../schema/item-set.ts';
import {
  contaminationReportSchema,
  LEVELS,
  type ContaminationReport,
} from '../../schema/contamination-report.ts';
import type { Evidence as ResultEvidence } from '../../shortcuts/evidence.ts';
import { harnessVersion } from '../../version.ts';
import { passCorpus, type CorpusChoice } from './corpus-pass.ts';
import { itemSources, type SourceNames } from './item-sources.ts';
import { resultScores } from './result-scores.ts';

export type CheckRequest = {
  benchmark: Benchmark;
  items: Item[];
  /** Of the list of items; null for a whole split. */
  listName: string | null;
  corpus: CorpusChoice;
  nullCorpus: CorpusChoice | null;
  sourceNames: SourceNames;
  completeBy: string | null;
  results: readonly ResultEvidence[];
  /** The level that opens videos; null where they are not to be opened. */
  frames: FrameLevel | null;
  seed: number;
};

/** The report, which may be published, and what is behind it, which may not. */
export type CheckOutcome = { report: ContaminationReport; evidence: AuditRow[] };

/** Passes a corpus by the items of a benchmark, once for all levels of evidence. */
export async function checkContamination(
  request: CheckRequest,
  terminal: Terminal,
): Promise<CheckOutcome> {
  const { benchmark, items, corpus, seed } = request;
  const sources = itemSources(benchmark, items, request.sourceNames);
  const texts = items.map((item, index): TextItem => ({
    text: textUnit(itemText(item)),
    source: sources[index]?.source ?? null,
  }));
  const clusters = items.map((item) => item.cluster);
  const nullPass = await passNull(request, texts, terminal);
  const checks: LevelCheck[] = [idCheck(sources), textCheck(texts, { seed, clusters, nullPass })];
  const passed = await passCorpus(
    corpus,
    (entry) => {
      request.frames?.take(entry);
      return takeAll(checks, entry);
    },
    terminal,
  );
  const findings: LevelFinding[] = [];
  for (const check of checks) findings.push(await check.finish());
  const seen = (await request.frames?.finish()) ?? null;
  if (seen !== null) findings.push(seen);
  findings.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));

  const ids = items.map(({ id }) => id);
  const levels = findings.map((finding) => {
    const verdicts = new Map(ids.map((id, index) => [id, finding.verdicts[index] ?? 'unchecked']));
    return {
      ...levelReport(finding, {
        items: { ids, clusters },
        corpus: passed,
        showsIds: benchmark.publishes !== 'aggregates',
      }),
      scores: resultScores(request.results, verdicts, benchmark),
    };
  });
  const report = contaminationReportSchema.parse({
    schemaVersion: 1,
    benchmark: itemSetPlace(describeItems(benchmark, items, request.listName)),
    corpus: { ...passed, names: corpus.rule, completeBy: request.completeBy },
    ...overallState(levels, request.completeBy !== null),
    seed,
    levels,
    made: { at: new Date().toISOString(), harness: (await harnessVersion()).version },
  });
  return { report, evidence: findings.flatMap((finding) => evidenceRows(finding, items, texts)) };
}

/** Waits only for levels that work on a row for a while, such as those that open its video. */
function takeAll(checks: readonly LevelCheck[], entry: CorpusEntry): void | Promise<void> {
  const working = checks.map((check) => check.take(entry)).filter((one) => one !== undefined);
  if (working.length > 0) return Promise.all(working).then(() => undefined);
}

async function passNull(
  { nullCorpus, seed }: CheckRequest,
  texts: TextItem[],
  terminal: Terminal,
): Promise<NullPass | null> {
  if (nullCorpus === null) return null;
  const pass = textPass(texts, seed);
  const { name, sha256, rows } = await passCorpus(
    nullCorpus,
    (entry) => pass.take(entry),
    terminal,
  );
  return { name, sha256, rows, matches: pass.result().matches };
}

function evidenceRows(
  { level, evidence, verdicts }: LevelFinding,
  items: readonly Item[],
  texts: readonly TextItem[],
): AuditRow[] {
  return evidence.map(({ item, line, found, corpusText, frames }) => ({
    level,
    item: items[item]?.id ?? '',
    flagged: verdicts[item] === 'flagged',
    corpusLine: line,
    found,
    itemText: texts[item]?.text ?? '',
    corpusText: corpusText ?? '',
    ...(frames === undefined ? {} : { frames }),
  }));
}
