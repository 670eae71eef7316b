export type Rating = 'Good' | 'Medium' | 'Poor';

/** A rating with what was measured, as the end of a sentence. */
export type Finding = { rating: Rating; because: string };

export function good(because: string): Finding {
  return { rating: 'Good', because };
}

export function medium(because: string): Finding {
  return { rating: 'Medium', because };
}

export function poor(because: string): Finding {
  return { rating: 'Poor', because };
}
