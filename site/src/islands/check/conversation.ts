import type { KnownSet } from '../../model/check/item-choice.ts';
import type { Shortcuts } from '../compare/flips-html.ts';

/** What the page asks of its worker. Files stay in the browser: a worker is a part of it. */
export type Question =
  | {
      kind: 'check';
      /** Counts what was asked: an answer that was overtaken is dropped. */
      turn: number;
      annotations: File;
      predictions: File[];
      board: KnownSet[];
    }
  | { kind: 'flips'; at: number; shortcuts: Shortcuts };

/** Markup that is safe to put into the page. */
export type Reply =
  | { kind: 'ready' }
  | { kind: 'checked'; turn: number; html: string; said: string }
  | { kind: 'flips'; html: string };
