import type { Config } from '../schema/config.ts';
import type { ModelCard } from '../schema/model-card.ts';
import type { ModelSettings } from '../schema/protocol.ts';
import { loadConfig } from './config-file.ts';
import { namedEndpoint } from './run-config.ts';

export type JudgeConfig = {
  /** `<adapter>:<model>[@<base URL>]` */
  endpoint: string;
  settings: ModelSettings;
  card?: ModelCard;
  prices: Config['prices'];
};

/** The endpoint of a judge, which may be a name from the config. @throws `USAGE`, `CONFIG_INVALID` */
export async function judgeConfig(
  word: string,
  place: {
    config?: string;
    environment: Record<string, string | undefined>;
    workingFolder: string;
  },
): Promise<JudgeConfig> {
  const file = place.config ?? (place.environment['SIGHTLINE_CONFIG'] || undefined);
  const { config } = await loadConfig(place.workingFolder, file);
  const named = namedEndpoint(word, config);
  const { settings = {}, extraBody = {}, modelCard } = named ?? {};
  const extra = { ...settings.extra, ...extraBody };
  return {
    endpoint: named?.endpoint ?? word,
    settings: { ...settings, ...(Object.keys(extra).length === 0 ? {} : { extra }) },
    ...(modelCard === undefined ? {} : { card: modelCard }),
    prices: config.prices,
  };
}
