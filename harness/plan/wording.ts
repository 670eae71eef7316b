import { hashOf } from '../hash.ts';
import type { Item } from '../schema/item.ts';
import type { Probe } from '../schema/probe.ts';
import type { Wording } from '../schema/probe-record.ts';
import type { Protocol } from '../schema/protocol.ts';
import { askedItem, shownItem } from './asked-item.ts';
import { promptTemplate } from './prompt.ts';

/** An item whose words are the placeholders themselves. */
const BLANK: Item = {
  id: '',
  cluster: '',
  split: '',
  clip: { file: '', subtitles: '' },
  question: '{question}',
  gold: { kind: 'choice', letter: 'A' },
  tags: {},
};
/** No words, and those that a mirror turns around: some probes take only the one or the other. */
const TWO_OPTIONS = [
  ['', ''],
  ['left', 'right'],
].map((texts) => texts.map((text, index) => ({ letter: 'AB'.charAt(index), text })));

/**
 * The exact words of a probe under a protocol. Null where there are none: of answers that were recorded
 * elsewhere they are not known, and some probes ask nothing under some protocols.
 */
export function wordingOf(
  probe: Probe,
  protocol: Protocol,
  items: Pick<Item, 'options'>[],
): Wording | null {
  if (protocol.recordedOnly) return null;
  const has = (options: boolean) => items.some((item) => (item.options !== undefined) === options);
  const wordsFor = (blanks: Item[], options: boolean) => {
    const blank = blanks.find((one) => probe.applies(one, protocol) === true);
    return blank === undefined || !has(options) ? null : template(probe, protocol, blank);
  };
  const words = {
    withOptions: wordsFor(
      TWO_OPTIONS.map((options) => ({ ...BLANK, options })),
      true,
    ),
    withoutOptions: wordsFor([BLANK], false),
  };
  if (words.withOptions === null && words.withoutOptions === null) return null;
  const { system = null, optionLine, frameLabel = null } = promptOf(probe, protocol);
  return { hash: hashOf({ ...words, system, optionLine, frameLabel }).slice(0, 16), ...words };
}

/** The probe's own prompt, or the protocol's. */
export function promptOf(probe: Pick<Probe, 'prompt'>, protocol: Protocol): Protocol['prompt'] {
  return probe.prompt ?? protocol.prompt;
}

/** Whether the prompt may speak of a video: one is shown, and it is the probe's will. */
export function speaksOfVideo(probe: Probe, protocol: Protocol): boolean {
  if (probe.wordsOf === 'no-video') return false;
  if (probe.subtitles === 'protocol') return false;
  if (protocol.frames.sampler === 'undisclosed') return true;
  return probe.select === undefined || probe.select(protocol.frames, '') !== null;
}

function template(probe: Probe, protocol: Protocol, blank: Item): string {
  const asked = askedItem({ item: blank, probe, variant: '1' }, { seed: 0, protocol });
  const pictures = speaksOfVideo(probe, protocol) ? 1 : 0;
  const subtitled = protocol.subtitles && (pictures > 0 || probe.subtitles === 'protocol');
  const text = promptTemplate(promptOf(probe, protocol), shownItem(asked, probe), {
    pictures,
    ...(subtitled ? { subtitles: '{subtitles}' } : {}),
  });
  return asked.question === BLANK.question
    ? text
    : text.replaceAll(BLANK.question, () => asked.question);
}
