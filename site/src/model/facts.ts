import type { Result } from '../../../harness/schema/result.ts';
import { day, grouped } from './figures.ts';
import { longFrames } from './frame-words.ts';
import { judgeSummary } from './judge-words.ts';
import { PROVENANCE_WORDS } from './provenance-words.ts';
import { verificationFacts } from './verification-words.ts';

/** A line of a record as a reader sees it. `code` is set in a fixed-width face. */
export type Fact = { name: string; value: string; code?: true; url?: string };

/** Three different things: it does not apply, nobody wrote it down, somebody keeps it to themselves. */
const NOT_RECORDED = 'not recorded';
const NOT_DISCLOSED = 'not disclosed';

const BASELINE = 'baseline: answers by a fixed rule, sees nothing';
const TRIVIAL = 'trivial generator: holds a picture of the item still';

export function modelFacts({ model, probes }: Result): Fact[] {
  const { org, family, parametersB, weights, revision, series, url } = model;
  return [
    { name: 'Id', value: model.id, code: true },
    ...(org === null ? [] : [{ name: 'Organisation', value: org }]),
    ...(family === null ? [] : [{ name: 'Family', value: family }]),
    ...(model.kind === 'baseline'
      ? [{ name: 'Kind', value: probes['full']?.checklists === undefined ? BASELINE : TRIVIAL }]
      : [
          {
            name: 'Parameters',
            value: parametersB === null ? NOT_DISCLOSED : `${parametersB} billion`,
          },
          { name: 'Weights', value: weights },
        ]),
    ...(revision === null ? [] : [{ name: 'Revision', value: revision, code: true as const }]),
    ...(series === null
      ? []
      : [{ name: 'Checkpoint', value: `${series.id}, step ${grouped(series.step)}` }]),
    ...(isWebAddress(url) ? [{ name: 'Page', value: url, url }] : []),
  ];
}

export function protocolFacts({ protocol }: Result): Fact[] {
  const { extractor, scorer, openScorer, judge } = protocol;
  return [
    {
      name: 'Protocol',
      value: `${protocol.title} (${protocol.id})${protocol.custom === true ? ', custom: changed by its user' : ''}`,
    },
    { name: 'Frames', value: longFrames(protocol) },
    { name: 'Transport', value: protocol.transport },
    { name: 'Subtitles', value: protocol.subtitles ? 'in the prompt' : 'none' },
    { name: 'Extractor', value: `${extractor.id}, version ${extractor.version}` },
    { name: 'Scorer', value: `${scorer.id}, version ${scorer.version}` },
    ...(openScorer === undefined || openScorer.id === scorer.id
      ? []
      : [{ name: 'Open answers', value: `${openScorer.id}, version ${openScorer.version}` }]),
    ...(judge === undefined ? [] : judgeSummary(judge)),
    { name: 'Asked hash', value: protocol.asked, code: true },
    { name: 'Scored hash', value: protocol.scored, code: true },
    protocol.promptHash === null
      ? { name: 'Prompt hash', value: 'not disclosed' }
      : { name: 'Prompt hash', value: protocol.promptHash, code: true },
  ];
}

export function settingFacts({ settings, probes }: Result): Fact[] {
  const { temperature, topP, maxTokens, seed, seconds, size } = settings;
  const generates = probes['full']?.checklists !== undefined;
  const words = (value: string | number | undefined): string =>
    value === undefined ? NOT_RECORDED : String(value);
  if (generates) {
    return [
      { name: 'Length', value: seconds === undefined ? NOT_RECORDED : `${seconds} s asked for` },
      { name: 'Size', value: size === undefined ? NOT_RECORDED : `${size} pixels asked for` },
      { name: 'Seed', value: words(seed) },
    ];
  }
  return [
    { name: 'Temperature', value: words(temperature) },
    { name: 'Top-p', value: words(topP) },
    { name: 'Token limit', value: maxTokens === undefined ? NOT_RECORDED : grouped(maxTokens) },
    { name: 'Seed', value: words(seed) },
  ];
}

export function provenanceFacts({ provenance, completeness }: Result): Fact[] {
  const { level, runBy, source, endpoint, harness, decoder, verification } = provenance;
  const commit =
    harness.commit === null
      ? 'commit not recorded'
      : `${harness.commit.slice(0, 12)}${harness.dirty === true ? ', with local changes' : ''}`;
  const tokens = (count: number | null): string => (count === null ? NOT_RECORDED : grouped(count));
  return [
    { name: 'Level', value: `${level}: ${PROVENANCE_WORDS[level]}` },
    ...(verification === undefined ? [] : verificationFacts(verification)),
    { name: 'Run by', value: runBy ?? NOT_RECORDED },
    ...(source === null
      ? []
      : [
          {
            name: 'Source',
            value: source.title,
            ...(isWebAddress(source.url) ? { url: source.url } : {}),
          },
        ]),
    { name: 'Endpoint', value: endpoint },
    { name: 'Harness', value: `${harness.version}, ${commit}` },
    {
      name: 'Decoder',
      value: decoder === null ? 'nothing was decoded' : `${decoder.id} ${decoder.version}`,
    },
    {
      name: 'Started',
      value: provenance.startedAt === null ? NOT_RECORDED : day(provenance.startedAt),
    },
    { name: 'Published', value: day(provenance.publishedAt) },
    { name: 'Input tokens', value: tokens(provenance.inputTokens) },
    { name: 'Output tokens', value: tokens(provenance.outputTokens) },
    ...(provenance.judge === undefined
      ? []
      : [
          { name: 'Votes of the judge', value: grouped(provenance.judge.votes) },
          { name: 'Its input tokens', value: tokens(provenance.judge.inputTokens) },
          { name: 'Its output tokens', value: tokens(provenance.judge.outputTokens) },
        ]),
    { name: 'Rows left out', value: grouped(completeness.skippedRows) },
  ];
}

/** A record may name any scheme; only a web address becomes a link. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
