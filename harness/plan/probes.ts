import { registry } from '../registry.ts';
import type { Probe } from '../schema/probe.ts';

/** Every file of `probes/`. */
export const probes = registry<Probe>('probe', new URL('../probes/', import.meta.url), 'probe');
