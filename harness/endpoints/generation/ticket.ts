import { z } from 'zod';
import type { Generation } from '../../schema/generated-video.ts';

type Made = Extract<Generation, { made: true }>;

/** A begun work, and what it was begun with: a later session must be able to say so. */
export type Ticket = { id: string } & Pick<Made, 'inputs' | 'note'>;

const input = z.enum(['passed', 'not-taken']).optional();
const rest = z.strictObject({
  inputs: z.strictObject({ image: input, video: input }),
  note: z.string().optional(),
});

/**
 * As it is kept: the provider's name for the work alone where every input was passed as it is; else with
 * a space and the rest as JSON behind it.
 */
export function writeTicket({ id, ...more }: Ticket): string {
  const plain = more.note === undefined && !Object.values(more.inputs).includes('not-taken');
  return plain ? id : `${id} ${JSON.stringify(more)}`;
}

/** @param otherwise what is true of a bare name. */
export function readTicket(kept: string, otherwise: Ticket['inputs']): Ticket {
  const space = kept.indexOf(' ');
  if (space === -1) return { id: kept, inputs: otherwise };
  const { inputs, note } = rest.parse(JSON.parse(kept.slice(space + 1)));
  return {
    id: kept.slice(0, space),
    inputs: {
      ...(inputs.image === undefined ? {} : { image: inputs.image }),
      ...(inputs.video === undefined ? {} : { video: inputs.video }),
    },
    ...(note === undefined ? {} : { note }),
  };
}
