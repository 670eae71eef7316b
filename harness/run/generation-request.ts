import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaError } from '../errors.ts';
import { renderPrompt } from '../plan/prompt.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { promptOf } from '../plan/wording.ts';
import type { GenerationRequest } from '../schema/generated-video.ts';
import { withoutGold } from '../schema/item.ts';
import type { Protocol } from '../schema/protocol.ts';
import type { Shown } from './show.ts';

type Asked = Pick<RunPlan, 'protocol' | 'settings' | 'root' | 'adapter'>;
type Place = Pick<GenerationRequest, 'target' | 'name'>;

/** What a generator is sent, as the runner knows every request: words alone; inputs are named, not sent. */
export function shownPrompt({ item, probe }: Trial, protocol: Protocol): Shown {
  const asked = withoutGold(item);
  const { text } = renderPrompt(promptOf(probe, protocol), asked, { pictures: 0 });
  return { item: asked, parts: [{ type: 'text', text }], manifest: null, record: null, pixels: 0 };
}

/**
 * What a generator is asked for a trial, but for the work of earlier sessions.
 *
 * @throws MediaError `CLIP_MISSING` when an input of the item is not in the data folder and a model wants it.
 */
export async function generationRequest(
  trial: Trial,
  { protocol, settings, root, adapter }: Asked,
  place: Place,
): Promise<Omit<GenerationRequest, 'job' | 'keepJob'>> {
  const { item, probe } = trial;
  const { text } = renderPrompt(promptOf(probe, protocol), withoutGold(item), { pictures: 0 });
  const { seconds, size, extra } = settings;
  const image = item.image === undefined ? null : join(root, item.image);
  const video = item.clip === undefined ? null : join(root, item.clip.file);
  if (adapter.kind === 'model') {
    for (const file of [item.image, item.clip?.file]) {
      if (file !== undefined) await present(root, file);
    }
  }
  return {
    trial: trial.id,
    item: item.id,
    repeat: trial.repeat,
    prompt: text,
    ...(image === null ? {} : { image }),
    ...(video === null ? {} : { video }),
    ...place,
    settings: {
      ...(seconds === undefined ? {} : { seconds }),
      ...(size === undefined ? {} : { size }),
    },
    fields: { ...protocol.requestFields, ...extra },
  };
}

async function present(root: string, file: string): Promise<void> {
  await access(join(root, file)).catch((cause: unknown) => {
    throw new MediaError('CLIP_MISSING', `the input ${file} is not in the data folder`, {
      cause,
      hint: 'a generator that was not given it would be asked something else; put the file there',
    });
  });
}
