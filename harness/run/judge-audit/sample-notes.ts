import { textTable } from '../../table.ts';
import { percent } from '../../percent.ts';
import { runNames } from '../../judge-audit/corrected-score.ts';
import type { Sample } from './sample.ts';

const right = (title: string) => ({ title, align: 'right' as const });

/** The strata of a sample, with what each drawn answer stands for. */
export function strataText({ key }: Sample): string {
  const names = runNames(key.runs);
  return textTable(
    [
      { title: 'model' },
      { title: key.scale === 'verdict' ? 'judge' : 'lowest rating' },
      ...['answers', 'drawn', 'weight'].map(right),
    ],
    key.strata.map(({ run, label, population, sampled }) => [
      names[run] ?? '',
      label,
      String(population),
      String(sampled),
      sampled === 0 ? 'none' : (population / sampled).toFixed(2),
    ]),
  );
}

/** What whoever drew a sample should know before it is handed out. */
export function sampleNotes({ key, items, runs, withoutPictures, naming }: Sample): string[] {
  const bytes = items.reduce(
    (sum, { pictures }) => sum + pictures.reduce((own, { jpeg }) => own + jpeg.length, 0),
    0,
  );
  const unjudged = key.runs.reduce((sum, run) => sum + run.unjudged, 0);
  const licences = new Set(
    runs.map(({ open: { benchmark } }) => `${benchmark.title} (${benchmark.licence})`),
  );
  return [
    `warning: the folder holds questions and frames of ${[...licences].join(', ')}: it is for your raters, never to be published; key.json is not even for them`,
    ...(items.length < 150
      ? [`${items.length} answers: the protocol asks for 150 or more, each labelled by two people`]
      : []),
    ...(unjudged === 0
      ? []
      : [
          `${unjudged} answers have no verdict: they can not be drawn, and the figures are not of them`,
        ]),
    ...(naming === 0
      ? []
      : [
          `warning: ${naming} answers (${percent(naming / items.length)} %) hold the name of their model: they are not blind`,
        ]),
    ...(withoutPictures.length === 0
      ? []
      : [
          `warning: ${withoutPictures.length} videos or pictures cannot be shown, the first: ${withoutPictures[0] ?? ''}`,
        ]),
    ...(bytes > 50e6 ? [`index.html has ${Math.round(bytes / 1e6)} MB of pictures`] : []),
  ];
}
