import { z } from 'zod';
import { benchmarkDescriptorSchema } from '../schema/benchmark-descriptor.ts';
import { configSchema } from '../schema/config.ts';
import { protocolFileSchema } from '../schema/protocol-file.ts';
import { siteConfigSchema } from '../schema/site-config.ts';
import { submissionSchema } from '../schema/submission.ts';

/** The files that users write by hand or hand in, as JSON Schemas for their editors; by the name below `schema/`. */
export function jsonSchemas(): Record<string, object> {
  const schemas = {
    'sightline.config.schema.json': [configSchema, 'Sightline configuration'],
    'benchmark.schema.json': [benchmarkDescriptorSchema, 'A benchmark of one’s own'],
    'protocol.schema.json': [protocolFileSchema, 'A protocol of one’s own'],
    'site.schema.json': [siteConfigSchema, 'A board of one’s own'],
    'submission.schema.json': [submissionSchema, 'A submission'],
  } as const;
  return Object.fromEntries(
    Object.entries(schemas).map(([file, [schema, title]]) => [
      file,
      { title, ...z.toJSONSchema(schema, { io: 'input' }) },
    ]),
  );
}
