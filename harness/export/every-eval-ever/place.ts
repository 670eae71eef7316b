import { createHash } from 'node:crypto';
import type { Result } from '../../schema/result.ts';
import { hubModel, pathPart } from '../hub-place.ts';

/** Of every_eval_ever, of records and of samples. */
export const SCHEMA_VERSION = '0.3.0';

/** Who a record is in the store, and where: the same for the same record, whenever it is exported. */
export type Place = {
  evaluationId: string;
  /** Seconds of the epoch, as a string. */
  recordedAt: string;
  modelId: string;
  /** Without its ending: the samples lie beside the record. */
  path: string;
};

/**
 * Runs are dated by their start, so that scoring or publishing them again replaces their record. The model
 * stands under the name that the record has, never under what a registry makes of it later.
 */
export function placeOf(result: Result): Place {
  const { developer, name } = hubModel(result.model);
  const modelId = `${developer}/${name}`;
  const recordedAt = epochSeconds(result.provenance.startedAt ?? result.provenance.publishedAt);
  const evaluationId = [
    `sightline.${result.benchmark.id}.${result.id}`,
    modelId.replaceAll('/', '_'),
    recordedAt,
  ].join('/');
  const folders = [`sightline-${result.benchmark.id}`, developer, name].map(pathPart);
  return {
    evaluationId,
    recordedAt,
    modelId,
    path: ['data', ...folders, uuidOf(evaluationId)].join('/'),
  };
}

/**
 * The store takes version 4 only, which is drawn; ours is a digest in the same form, so that one record is
 * one file however often it is exported (RFC 9562, sections 5.4 and 5.8: nobody can tell them apart).
 */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(`sightline ${text}`).digest('hex').slice(0, 32).split('');
  hex[12] = '4';
  hex[16] = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function epochSeconds(instant: string): string {
  return String(Math.floor(Date.parse(instant) / 1000));
}
