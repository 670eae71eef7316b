import { registry } from '../registry.ts';
import type { Adapter } from '../schema/endpoint.ts';

/** Every file of `endpoints/`. */
export const adapters = registry<Adapter>(
  'adapter',
  new URL('../endpoints/', import.meta.url),
  'adapter',
);
