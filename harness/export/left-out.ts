const NAMED = 3;

/** Records that a format cannot hold, told once a reason: "left out 48 (a, b, c, …): a rule is no model". */
export class LeftOut {
  readonly #ids = new Map<string, string[]>();

  add(id: string, reason: string): void {
    this.#ids.set(reason, [...(this.#ids.get(reason) ?? []), id]);
  }

  notes(): string[] {
    return [...this.#ids].map(([reason, ids]) => {
      const rest = ids.length > NAMED ? ', …' : '';
      return `left out ${ids.length} (${ids.slice(0, NAMED).join(', ')}${rest}): ${reason}`;
    });
  }
}
