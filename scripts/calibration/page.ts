import { format } from 'prettier';
import { findings } from './findings.ts';
import { itemsSection, observersSection, pipelineSection } from './page-sections.ts';
import { COVERAGE, INTRODUCTION, LIMITS, PAIRS, READING, RERUN, TRUTH } from './page-words.ts';
import type { Study } from './study.ts';
import { coverageTables, truthTables } from './tables.ts';

/** `docs/calibration.md`. The same study gives the same bytes. */
export function calibrationPage(study: Study): Promise<string> {
  return formatted(
    [
      INTRODUCTION,
      itemsSection(),
      observersSection(),
      pipelineSection(study.seeds),
      '## What is true',
      TRUTH,
      ...truthSection(),
      READING,
      '## What the reports say',
      COVERAGE,
      findings(study),
      ...coverageTables(study),
      RERUN,
      LIMITS,
    ].join('\n\n'),
  );
}

function truthSection(): string[] {
  const [single = '', pairs = ''] = truthTables();
  return [single, PAIRS, pairs];
}

/** As the repository formats Markdown. */
export function formatted(markdown: string): Promise<string> {
  return format(markdown, { parser: 'markdown', printWidth: 100, singleQuote: true });
}
