import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { SightlineError } from '../../errors.ts';
import { schemaFaults } from '../json-schema.ts';
import { aggregateContract, instanceContract } from './contract.ts';

const SHOWN = 5;

/** Throws where a record or a sample is not as it has to be; `what` says which. */
export type Check = {
  aggregate(value: unknown, what: string): void;
  instance(value: unknown, what: string): void;
};

/**
 * @param schema a file `eval.schema.json` that the user got; that of samples is looked for beside it.
 * @throws `CONFIG_INVALID` for a file that is no JSON.
 */
export async function openCheck(schema: string | null): Promise<Check> {
  const [records, samples] =
    schema === null
      ? [null, null]
      : await Promise.all([
          readSchema(schema),
          readSchema(join(dirname(schema), 'instance_level_eval.schema.json')),
        ]);
  return {
    aggregate: (value, what) => hold(value, { what, contract: aggregateContract, schema: records }),
    instance: (value, what) => hold(value, { what, contract: instanceContract, schema: samples }),
  };
}

function hold(
  value: unknown,
  { what, contract, schema }: { what: string; contract: z.ZodType; schema: unknown },
): void {
  // As it is read back: fields that are undefined are not there.
  const written: unknown = JSON.parse(JSON.stringify(value));
  const own = contract.safeParse(written);
  const faults = [
    ...(own.error?.issues ?? []).map(({ path, message }) => `/${path.join('/')}: ${message}`),
    ...(schema === null ? [] : schemaFaults(schema, written)),
  ];
  if (faults.length === 0) return;
  throw new SightlineError(
    'CONFIG_INVALID',
    `${what} does not fit every_eval_ever 0.3.0: ${faults.slice(0, SHOWN).join('; ')}`,
    { hint: 'nothing was written' },
  );
}

async function readSchema(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SightlineError('CONFIG_INVALID', `${path} cannot be read`, {
      cause,
      hint: 'both schemas are in the package every_eval_ever, under every_eval_ever/schemas/',
    });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SightlineError('CONFIG_INVALID', `${path} is no JSON`, { cause });
  }
}
