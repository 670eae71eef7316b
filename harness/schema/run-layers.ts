import { z } from 'zod';
import type { NamedEndpoint, RunDefaults } from './config.ts';

/** Where a setting of a run can come from, the weakest first. */
export const SOURCES = ['default', 'config', 'suite', 'environment', 'flag'] as const;

/** The settings of a run with where each was taken from; holds no key. */
export const resolvedSchema = z.record(
  z.string(),
  z.strictObject({ value: z.json(), from: z.enum(SOURCES) }),
);
export type Resolved = z.infer<typeof resolvedSchema>;

/** What the config file and the environment say of a run, beside the command line. */
export type RunLayers = {
  environment: RunDefaults;
  config: RunDefaults;
  /** Absolute data folders by benchmark. */
  data: Record<string, string>;
  /** The config's own words for the endpoint, when it was named there. */
  endpoint?: NamedEndpoint;
  /** Told in the manifest as it is: the config file, the endpoint's name, the concurrency. */
  noted: Resolved;
};

export const NO_LAYERS: RunLayers = { environment: {}, config: {}, data: {}, noted: {} };
