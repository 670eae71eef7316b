import { detectableDifference } from '../statistics/power.ts';
import type { Trial } from './trials.ts';

/**
 * What the differences that a probe can show are computed under: one answer in five becomes right or
 * wrong, and the answers about one video are a little alike.
 */
export const ASSUMED = { discordance: 0.2, intraClass: 0.05, power: 0.8 } as const;

/** What a probe asks, and the difference from `full` that it can show for that. */
export type ProbeCost = {
  probe: string;
  items: number;
  videos: number;
  requests: number;
  /** The smallest difference of accuracy, 0 to 1, that is found in four of five such runs. */
  detects: number;
};

/** One row a probe, in the order of their first trials. */
export function probeCosts(trials: Trial[]): ProbeCost[] {
  return Array.from(
    Map.groupBy(trials, ({ probe }) => probe.id),
    ([probe, own]) => {
      const items = new Set(own.map(({ item }) => item.id)).size;
      const videos = new Set(own.map(({ item }) => item.cluster)).size;
      return { probe, items, videos, requests: own.length, detects: detects({ items, videos }) };
    },
  );
}

/** The difference from `full` that so many items of so many videos can show, 0 to 1. */
export function detects({ items, videos }: { items: number; videos: number }): number {
  const { discordance, intraClass, power } = ASSUMED;
  const designEffect = 1 + (items / videos - 1) * intraClass;
  return detectableDifference({ items, discordance, designEffect, power });
}

export function assumptions(): string {
  return `differences show at ${ASSUMED.power * 100} % power if ${ASSUMED.discordance * 100} % of the answers turn right or wrong (intra-class correlation ${ASSUMED.intraClass})`;
}
