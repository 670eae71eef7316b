import { registry } from '../registry.ts';
import type { ExportFormat } from './export-format.ts';

export const exportFormats = registry<ExportFormat>(
  'export format',
  new URL('formats/', import.meta.url),
  'format',
);
