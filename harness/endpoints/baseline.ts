import { EndpointError } from '../errors.ts';
import { registry, unknownName } from '../registry.ts';
import type { Baseline } from '../schema/baseline.ts';
import type { Adapter, Endpoint, EndpointContext } from '../schema/endpoint.ts';
import type { GeneratedVideo } from '../schema/generated-video.ts';
import type { HeldPicture, TrivialGenerator } from '../schema/held-picture.ts';
import type { Item } from '../schema/item.ts';
import { chosenOption } from './blind/ties.ts';

/** Every file of `baselines/`. */
export const baselines = registry<Baseline>(
  'baseline',
  new URL('baselines/', import.meta.url),
  'baseline',
);

/** Every file of `trivial/`: the baselines of video generators. */
export const trivialGenerators = registry<TrivialGenerator>(
  'baseline',
  new URL('trivial/', import.meta.url),
  'generator',
);

/** Answers, or videos, from the rows alone. The only adapter that is given gold answers. */
export const adapter: Adapter = {
  id: 'baseline',
  summary: 'no model: a rule over the questions and options, or a picture held still',
  example: 'baseline:longest-option',
  kind: 'baseline',
  makes: ['answers', 'videos'],
  async scope({ model }) {
    const [answering, generating] = await Promise.all([baselines.ids(), trivialGenerators.ids()]);
    if (generating.includes(model)) {
      const { applies } = await trivialGenerators.load(model);
      return { makes: 'videos', applies };
    }
    const known = [...answering, ...generating];
    if (!known.includes(model)) throw unknownName('baseline', model, known);
    return { makes: 'answers' };
  },
  async open({ model }, context) {
    return (await trivialGenerators.ids()).includes(model)
      ? holding(await trivialGenerators.load(model), context)
      : choosing(await baselines.load(model), context);
  },
};

function choosing(baseline: Baseline, { items, seed }: EndpointContext): Endpoint {
  const rule = baseline.fit(items, seed);
  return {
    accepts: ['text'],
    send: ({ item }) => {
      const chosen = chosenOption(rule(item) ?? [], { id: item.id, seed });
      const letter = chosen === null ? undefined : item.options?.[chosen]?.letter;
      return Promise.resolve({ text: letter ?? '', finish: 'stop' });
    },
  };
}

function holding(generator: TrivialGenerator, { items, hold }: EndpointContext): Endpoint {
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    accepts: [],
    send: () =>
      Promise.reject(
        new EndpointError('UNSUPPORTED_PART', `${generator.id} makes videos and answers nothing`),
      ),
    async generate(request) {
      const item = byId.get(request.item);
      if (item === undefined || hold === undefined) throw new Error(`${request.item} is not held`);
      const { held, note } = generator.picture(item);
      await hold(held, request);
      return { made: true, inputs: inputsOf(item, held), ...(note && { note }) };
    },
  };
}

function inputsOf({ image, clip }: Item, held: HeldPicture): GeneratedVideo['inputs'] {
  const used = held.of === 'nothing' ? null : held.file;
  const fate = (file: string) => (file === used ? 'passed' : 'not-taken');
  return {
    ...(image === undefined ? {} : { image: fate(image) }),
    ...(clip === undefined ? {} : { video: fate(clip.file) }),
  };
}
