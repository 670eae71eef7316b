/** Markup that is safe to put into a page. */
export type Html = { readonly html: string };

type Piece = string | number | Html | null | Piece[];

/** A template of markup: what is put into it is escaped, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = '';
  parts.forEach((part, at) => {
    text += part;
    if (at < pieces.length) text += rendered(pieces[at] as Piece);
  });
  return { html: text };
}

function rendered(piece: Piece): string {
  if (piece === null) return '';
  if (Array.isArray(piece)) return piece.map(rendered).join('');
  if (typeof piece === 'object') return piece.html;
  return escaped(String(piece));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Fit for text and for attributes in quotes. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

/** Own markup, such as a style sheet: nothing that was read. */
export function trusted(text: string): Html {
  return { html: text };
}
