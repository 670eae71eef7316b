import { z } from 'zod';
import { benchmarkProtocolsSchema } from '../../../harness/schema/benchmark-protocols.ts';
import { floorsSchema } from '../../../harness/schema/floors.ts';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';
import { ledgerEntrySchema } from '../../../harness/schema/ledger.ts';
import { reportedSourceSchema } from '../../../harness/schema/reported.ts';
import { resultSchema } from '../../../harness/schema/result.ts';

const SCHEMAS = {
  result: [resultSchema, 'A result of Sightline'],
  'item-set': [itemSetSchema, 'Items of a benchmark, without their words'],
  floors: [floorsSchema, 'What a set of items can be answered with by rules that see no video'],
  reported: [reportedSourceSchema, 'What one source reports'],
  protocols: [benchmarkProtocolsSchema, 'How a benchmark can be asked'],
  'ledger-entry': [ledgerEntrySchema, 'A line of the ledger'],
} as const;

/** JSON Schemas (draft 2020-12) of the published files, by name; made from what the harness checks with. */
export function recordSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, [schema, title]]) => [
      name,
      { title, ...z.toJSONSchema(schema, { io: 'input', reused: 'ref' }) },
    ]),
  );
}
