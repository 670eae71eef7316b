import { decodeOutcomeColumns, type ItemOutcomes } from '../item-outcomes.ts';
import { decodeItemTable, type ItemTable } from '../item-table.ts';

/** Where the packed columns of an item set lie. */
export type DescribedSet = {
  hash: string;
  title: string;
  items: number;
  table: string;
  outcomes: string;
  runs: number;
};

const loaded = new Map<string, Promise<Uint8Array>>();

export async function loadTable({ table }: DescribedSet): Promise<ItemTable> {
  return decodeItemTable(await bytesOf(table));
}

export async function loadOutcomes({ outcomes }: DescribedSet): Promise<ItemOutcomes> {
  return decodeOutcomeColumns(await bytesOf(outcomes));
}

/** Each file once; one that could not be read is asked for again. */
function bytesOf(address: string): Promise<Uint8Array> {
  const known = loaded.get(address);
  if (known !== undefined) return known;
  const reading = readBytes(address);
  loaded.set(address, reading);
  reading.catch(() => loaded.delete(address));
  return reading;
}

async function readBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
